/**
 * JSON in which equal parts stand once: the hops of a chain repeat most of what they hold, and storage is scarce. It is a
 * list of nodes, of which the last is the value itself. A text, a number, a boolean or null is a node of its own; a list
 * is `[-1, …]` with the places of its items, an object `[keys, …]` with the place of its list of keys and those of its
 * values. The first places are those of `COMMON`, which are not written.
 */

/** Strings that nearly every chain contains. Changing them changes the stored form. */
const COMMON: readonly string[] = [
  ...['sequence', 'audience', 'chain', 'id', 'tabId', 'frameId', 'type', 'initiator', 'hops'],
  ...['ended', 'method', 'url', 'startedAt', 'endedAt', 'body', 'kind', 'none', 'requestHeaders'],
  ...['response', 'redirect', 'cause', 'http', 'status', 'statusLine', 'headers', 'serverIp'],
  ...['name', 'value', 'fromCache', 'GET', 'POST', 'main_frame', 'sub_frame', 'xmlhttprequest'],
  ...['HTTP/1.1 200 OK', 'HTTP/1.1 302 Found', 'Location', 'Content-Type', 'Date', 'Host'],
  ...['Connection', 'keep-alive', 'Cache-Control', 'no-store', 'Transfer-Encoding', 'chunked'],
  ...[
    'User-Agent',
    'Accept',
    'Accept-Encoding',
    'Accept-Language',
    'Referer',
    'Cookie',
    '127.0.0.1',
  ],
  ...['Sec-Fetch-Dest', 'Sec-Fetch-Mode', 'Sec-Fetch-Site', 'Sec-Fetch-User', 'empty', 'cors'],
];

const COMMON_PLACES = new Map(COMMON.map((text, place) => [JSON.stringify(text), place]));

/** What a node that is a list has in place of the keys. */
const LIST = -1;

/** Writes a value that JSON can hold. */
export function pack(value: unknown): string {
  const places = new Map(COMMON_PLACES);
  const nodes: string[] = [];
  const place = (node: string): number => {
    const known = places.get(node);
    if (known !== undefined) return known;
    places.set(node, places.size);
    nodes.push(node);
    return places.size - 1;
  };
  const listOf = (items: readonly unknown[]) => place(`[${[LIST, ...items.map(placeOf)].join()}]`);
  const placeOf = (each: unknown): number => {
    if (Array.isArray(each)) return listOf(each);
    if (typeof each !== 'object' || each === null) return place(JSON.stringify(each ?? null));
    const entries = Object.entries(each).filter(([, part]) => part !== undefined);
    const keys = listOf(entries.map(([key]) => key));
    return place(`[${[keys, ...entries.map(([, part]) => placeOf(part))].join()}]`);
  };
  placeOf(value);
  // A common text by itself has no node of its own.
  return `[${(nodes.length > 0 ? nodes : [JSON.stringify(value)]).join()}]`;
}

/**
 * Reads what `pack` wrote.
 * @throws SyntaxError where it is not JSON, or not of this form
 */
export function unpack(text: string): unknown {
  const nodes: unknown = JSON.parse(text);
  if (!Array.isArray(nodes)) throw new SyntaxError('not a list of nodes');
  const values: unknown[] = [...COMMON];
  for (const node of nodes) values.push(Array.isArray(node) ? fromNode(node, values) : node);
  return nodes.length > 0 ? values.at(-1) : undefined;
}

/** A node stands after those that it is made of, so that none can be part of itself. */
function fromNode([kind, ...places]: readonly unknown[], values: readonly unknown[]): unknown {
  const parts = places.map((place) => at(place, values));
  if (kind === LIST) return parts;
  const keys = at(kind, values);
  if (!Array.isArray(keys)) throw new SyntaxError('an object without keys');
  // Not by assignment, which takes `__proto__` for something else.
  return Object.fromEntries(keys.map((key, index) => [String(key), parts[index]]));
}

function at(place: unknown, values: readonly unknown[]): unknown {
  if (typeof place !== 'number' || !(place in values))
    throw new SyntaxError('a place without a node');
  return values[place];
}
