/** Secrets that any text may hold: parameters by their names, users and passwords of URLs, and tokens by their shape. */
import { t } from '../text/i18n.ts';
import type { IsSecretName } from './names.ts';
import type { SecretPlace } from './secret-place.ts';

/**
 * How far a value goes: in a URL or a form only `&` and `#` end one; in other text also what cannot be in a URL that is
 * written there.
 */
export type Syntax = 'url' | 'text';

/** A name and the "=" after it, which may be percent-encoded, once or more, as in a URL within a parameter. */
const NAME_OR_ESCAPE =
  /%(?:25)*[\da-f]{2}|\\u[\da-f]{4}|([\w.$~-]+)(?:\]|%(?:25)*5d)*(=|%(?:25)*3d)?/gi;

/** Three or five parts, the first of which is base64url of `{"`: JWS and JWE (RFC 7515 §3.1, RFC 7516 §3.1). */
const TOKEN = /(?:(?<![\w-])|(?<=%[\da-f]{2}))eyJ[\w-]{6,}\.[\w-]*\.[\w-]+(?:\.[\w-]*){0,2}/gi;

const PLAIN_USER = /\/\/([^\s/?#"<>\\]*)@/dg;
const ENCODED_USER =
  /%(?:25)*3a(?:%(?:25)*2f){2}((?:(?!%(?:25)*(?:40|2f|3f|23))[^\s/?#&"<>\\])*)%(?:25)*40/dgi;

/** Finds the secrets in a text that is no header of its own kind and no JSON. */
export function findParameters(
  text: string,
  isSecret: IsSecretName,
  syntax: Syntax,
): SecretPlace[] {
  return [...findNamed(text, isSecret, syntax), ...findUsers(text), ...findTokens(text)];
}

/** Finds tokens by their shape. */
export function findTokens(text: string): SecretPlace[] {
  if (!text.includes('eyJ')) return [];
  return [...text.matchAll(TOKEN)].map(({ index, 0: token }) => ({
    start: index,
    end: index + token.length,
    name: 'JWT',
    kind: 'token',
  }));
}

function findNamed(text: string, isSecret: IsSecretName, syntax: Syntax): SecretPlace[] {
  const places: SecretPlace[] = [];
  const names = new RegExp(NAME_OR_ESCAPE);
  const [pathFrom, pathTo] = pathParameters(text);
  for (let found = names.exec(text); found; found = names.exec(text)) {
    const [, name, equals] = found;
    if (name === undefined || equals === undefined || !isSecret(name)) continue;
    const from = names.lastIndex;
    const start = skipQuote(text, from, syntax);
    const separators = enders({
      level: (equals.length - 1) / 2,
      syntax,
      isQuoted: start > from,
      inPath: start > pathFrom && start <= pathTo,
    });
    separators.lastIndex = start;
    const end = separators.exec(text)?.index ?? text.length;
    if (end > start) places.push({ start, end, name, kind: 'parameter' });
    names.lastIndex = Math.max(end, from);
  }
  return places;
}

function skipQuote(text: string, at: number, syntax: Syntax): number {
  return syntax === 'text' && (text[at] === '"' || text[at] === "'") ? at + 1 : at;
}

interface Ending {
  /** How often the name's "=" is percent-encoded. */
  readonly level: number;
  readonly syntax: Syntax;
  readonly isQuoted: boolean;
  readonly inPath: boolean;
}

const endings = new Map<string, RegExp>();

/** What a value ends at: a separator of its own level, or of one outside. */
function enders({ level, syntax, isQuoted, inPath }: Ending): RegExp {
  const key = `${level} ${syntax} ${isQuoted} ${inPath}`;
  const known = endings.get(key);
  if (known) return known;
  const text = isQuoted ? `"'` : `\\s"'<>\\\\;,&#`;
  const plain = syntax === 'text' ? text : inPath ? '&#?/;' : '&#';
  const escaped = level > 0 ? `|%(?:25){0,${level - 1}}(?:26|23|22)` : '';
  const made = new RegExp(`[${plain}]${escaped}`, 'gi');
  endings.set(key, made);
  return made;
}

/** Where parameters belong to a segment of the path, as `;jsessionid=` does. */
function pathParameters(text: string): [from: number, to: number] {
  const to = text.search(/[?#&]/);
  const from = text.indexOf(';');
  return [from < 0 ? text.length : from, to < 0 ? text.length : to];
}

/** The user and the password before a host. */
function findUsers(text: string): SecretPlace[] {
  return [...userPlaces(text, PLAIN_USER, /:/), ...userPlaces(text, ENCODED_USER, /:|%(?:25)*3a/i)];
}

function userPlaces(text: string, pattern: RegExp, colon: RegExp): SecretPlace[] {
  return [...text.matchAll(pattern)].flatMap((found) => {
    const [start, end] = found.indices?.[1] ?? [0, 0];
    const separator = colon.exec(text.slice(start, end));
    const userEnd = separator ? start + separator.index : end;
    const passwordStart = separator ? userEnd + separator[0].length : end;
    return [
      { start, end: userEnd },
      { start: passwordStart, end },
    ]
      .filter((place) => place.end > place.start)
      .map((place) => ({ ...place, name: t`username and password`, kind: 'URL user' as const }));
  });
}
