/** Secrets in JSON: the members that a name makes secret, with everything in them. */
import { type Layer, unescaped } from './layer.ts';
import type { Search } from './search.ts';

/** What is around a JSON value: the member's name, and the secret one's that it belongs to, if it does. */
interface Level {
  name: string | undefined;
  readonly secret: string | undefined;
  readonly isObject: boolean;
  /** The secret that a member named, whose value is the member beside it: `{"name": "password", "value": …}`. */
  field?: string;
}

/** Members that name a field. */
const NAMING = /^(?:name|key|id)$/i;

const SPACE = /\s+/y;
const BARE = /[^\s{}[\]:,"]+/y;

/**
 * Walks through JSON token by token, so that broken JSON is read as far as it goes (RFC 8259).
 * @returns where it ends
 */
export function findInJson(layer: Layer, search: Search): number {
  const { text } = layer;
  const levels: Level[] = [];
  let awaitsName = false;
  for (let at = 0; at < text.length; ) {
    const start = at;
    const character = text[at] ?? '';
    at = endOfToken(text, at);
    search.count(at - start);
    const level = levels.at(-1);
    const secret = level && secretOf(level, search);
    if (character === '{' || character === '[') {
      levels.push({ name: undefined, secret, isObject: character === '{' });
      awaitsName = character === '{';
    } else if (character === '}' || character === ']') {
      levels.pop();
      awaitsName = false;
      if (levels.length === 0) return at;
    } else if (character === ',') {
      awaitsName = level?.isObject ?? false;
    } else if (character === ':') {
      awaitsName = false;
    } else if (character.trim() !== '') {
      const written = stringOf(layer, start, at);
      const read = character === '"' ? unescaped(written) : written;
      if (awaitsName && level) level.name = read.text;
      else if (level && NAMING.test(level.name ?? '') && search.isSecret(read.text))
        level.field = read.text;
      if (awaitsName || secret === undefined || !search.isSecret(secret, read.text))
        search.into(read);
      else search.found(written, secret, 'JSON member', read === written ? [] : [read.text]);
    }
  }
  return text.length;
}

function secretOf({ secret, name, field }: Level, search: Search): string | undefined {
  if (secret !== undefined || name === undefined) return secret;
  return search.isSecret(name) ? name : name === 'value' ? field : undefined;
}

function endOfToken(text: string, at: number): number {
  const character = text[at] ?? '';
  if (character === '"') return endOfString(text, at + 1);
  if ('{}[]:,'.includes(character)) return at + 1;
  const run = character.trim() === '' ? SPACE : BARE;
  run.lastIndex = at;
  return run.test(text) ? run.lastIndex : at + 1;
}

/** After the quote that is not escaped; the end of the text where there is none. */
function endOfString(text: string, from: number): number {
  const mark = /["\\]/g;
  mark.lastIndex = from;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    if (found[0] === '"') return mark.lastIndex;
    mark.lastIndex += 1;
  }
  return text.length;
}

/** What is between the quotes; the whole of what has none. */
function stringOf(layer: Layer, start: number, end: number): Layer {
  if (layer.text[start] !== '"') return layer.slice(start, end);
  const isClosed = end > start + 1 && layer.text[end - 1] === '"';
  return layer.slice(start + 1, isClosed ? end - 1 : end);
}
