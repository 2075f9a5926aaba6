/**
 * JSON in which each text and each header stands once: the hops of a chain repeat most of theirs, and storage is scarce.
 * The first line lists them; `~7` in the second line stands for the one at place 7.
 */
import type { Header } from '../core/chain.ts';

/** Texts that are no longer than this stay where they are. */
const SHORT = 5;

/** Writes a value that JSON can hold. */
export function pack(value: unknown): string {
  const places = new Map<string, number>();
  const listed: unknown[] = [];
  const place = (key: string, each: unknown) => {
    const known = places.get(key) ?? listed.push(each) - 1;
    places.set(key, known);
    return `~${known}`;
  };
  const placeOfHeader = ({ name, value: text }: Header) => place(`:${name}\n${text}`, [name, text]);
  const text = JSON.stringify(value, (_key, each: unknown) => {
    if (isHeaders(each)) {
      const list = each.map(placeOfHeader);
      return place(list.join(), list);
    }
    if (typeof each !== 'string') return each;
    return each.length > SHORT || each.startsWith('~') ? place(`=${each}`, each) : each;
  });
  return `${JSON.stringify(listed)}\n${text}`;
}

/**
 * Reads what `pack` wrote; what stands for nothing is left out.
 * @throws SyntaxError where it is not JSON
 */
export function unpack(text: string): unknown {
  const end = text.indexOf('\n');
  const listed: unknown = JSON.parse(text.slice(0, Math.max(end, 0)));
  const at = (each: unknown) =>
    typeof each === 'string' && each.startsWith('~') && Array.isArray(listed)
      ? listed[Number(each.slice(1))]
      : each;
  const headerAt = (place: unknown) => {
    const header = at(place);
    return Array.isArray(header) ? [{ name: header[0], value: header[1] }] : [];
  };
  return JSON.parse(text.slice(end + 1), (_key, each: unknown) => {
    const found = at(each);
    return Array.isArray(found) && found !== each ? found.flatMap(headerAt) : found;
  });
}

function isHeaders(value: unknown): value is readonly Header[] {
  return Array.isArray(value) && value.length > 0 && value.every(isHeader);
}

function isHeader(value: unknown): value is Header {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return false;
  const { name, value: text } = value as Partial<Header>;
  return typeof name === 'string' && typeof text === 'string';
}
