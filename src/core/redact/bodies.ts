/** Secrets in the text of bodies, by what the text looks like: a Content-Type says less, and may be missing. */
import type { IsSecretName } from './names.ts';
import { findParameters } from './parameters.ts';
import type { SecretPlace } from './secret-place.ts';

const FORM = /^[\w.$~%[\]+-]+=/;

const PART = /\bname="([^"\r\n]*)"[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\n([\s\S]*?)(?=\r?\n--|$)/dg;

const ELEMENT = /<((?:[\w.-]+:)?([\w.-]+))(?:\s[^<>]*)?>([^<]+)<\/\1\s*>/dg;

const JSON_TOKEN = /"((?:\\.|[^"\\])*)"?|[{}[\]:,]|[^\s{}[\]:,"]+/dgs;

/** Finds the secrets in a body's text. */
export function findInBody(text: string, isSecret: IsSecretName): SecretPlace[] {
  if (FORM.test(text)) return findParameters(text, isSecret, 'url');
  const start = text.trimStart();
  return [
    ...(/^[[{]/.test(start) ? findMembers(text, isSecret) : []),
    ...(start.startsWith('--') ? findNamed(text, PART, 1, 2, 'form field', isSecret) : []),
    ...(start.startsWith('<') ? findNamed(text, ELEMENT, 2, 3, 'XML element', isSecret) : []),
    ...findParameters(text, isSecret, 'text'),
  ];
}

/** Finds what a pattern names, given the groups of name and value. */
function findNamed(
  text: string,
  pattern: RegExp,
  name: number,
  value: number,
  kind: SecretPlace['kind'],
  isSecret: IsSecretName,
): SecretPlace[] {
  return [...text.matchAll(pattern)].flatMap((found) => {
    const [start, end] = found.indices?.[value] ?? [0, 0];
    const called = found[name] ?? '';
    return end > start && isSecret(called) ? [{ start, end, name: called, kind }] : [];
  });
}

/** What is around a JSON value: the member's name, and the secret one's that it belongs to, if it does. */
interface Level {
  name: string | undefined;
  readonly secret: string | undefined;
  readonly isObject: boolean;
}

/** Walks through JSON token by token, so that broken JSON is read as far as it goes (RFC 8259). */
function findMembers(text: string, isSecret: IsSecretName): SecretPlace[] {
  const places: SecretPlace[] = [];
  const levels: Level[] = [{ name: undefined, secret: undefined, isObject: false }];
  let awaitsName = false;
  for (const found of text.matchAll(JSON_TOKEN)) {
    const [token, string] = found;
    const level = levels[levels.length - 1];
    if (!level) break;
    const secret =
      level.secret ?? (level.name !== undefined && isSecret(level.name) ? level.name : undefined);
    if (token === '{' || token === '[') {
      levels.push({ name: undefined, secret, isObject: token === '{' });
      awaitsName = token === '{';
    } else if (token === '}' || token === ']') {
      if (levels.length > 1) levels.pop();
      awaitsName = false;
    } else if (token === ',') {
      awaitsName = level.isObject;
    } else if (token === ':') {
      awaitsName = false;
    } else if (awaitsName) {
      level.name = string ?? token;
    } else if (secret !== undefined && !/^(?:true|false|null)$/.test(token)) {
      const [start, end] = (string === undefined ? found.indices?.[0] : found.indices?.[1]) ?? [
        0, 0,
      ];
      const within = unescaped(string);
      if (end > start) places.push({ start, end, name: secret, kind: 'JSON member', within });
    }
  }
  return places;
}

/** What a JSON string says, where that is not as it is written. */
function unescaped(string: string | undefined): string[] {
  if (!string?.includes('\\')) return [];
  try {
    return [JSON.parse(`"${string}"`)];
  } catch {
    return [];
  }
}
