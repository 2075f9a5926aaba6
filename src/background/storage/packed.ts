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

const COMMON_PLACES = new Map(COMMON.map((text, place) => [text, place]));

/** What a node that is a list has in place of the keys. */
const LIST = -1;

/** Writes a value that JSON can hold. */
export function pack(value: unknown): string {
  const nodes = new Nodes();
  nodes.placeOf(value);
  // A common text by itself has no node of its own.
  return `[${nodes.size > 0 ? nodes.join() : JSON.stringify(value)}]`;
}

/** The nodes of a value, each once. While a page loads, most of the background's time goes by here. */
class Nodes {
  readonly #nodes: string[] = [];
  readonly #texts = new Map<string, number>();
  readonly #others = new Map<string, number>();

  get size(): number {
    return this.#nodes.length;
  }

  join(): string {
    return this.#nodes.join();
  }

  placeOf(value: unknown): number {
    if (typeof value === 'string') return this.#placeOfText(value);
    if (Array.isArray(value)) return this.#placeOfList(value);
    if (typeof value === 'object' && value !== null) return this.#placeOfObject(value);
    return this.#placeOfNode(JSON.stringify(value ?? null));
  }

  /** Most texts are known: only a new one is written as JSON. */
  #placeOfText(text: string): number {
    const known = COMMON_PLACES.get(text) ?? this.#texts.get(text);
    if (known !== undefined) return known;
    const place = this.#add(JSON.stringify(text));
    this.#texts.set(text, place);
    return place;
  }

  #placeOfList(items: readonly unknown[]): number {
    let node = `[${LIST}`;
    for (const item of items) node += `,${this.placeOf(item)}`;
    return this.#placeOfNode(`${node}]`);
  }

  #placeOfObject(value: object): number {
    const keys: string[] = [];
    let places = '';
    for (const [key, part] of Object.entries(value)) {
      if (part === undefined) continue;
      keys.push(key);
      places += `,${this.placeOf(part)}`;
    }
    return this.#placeOfNode(`[${this.#placeOfList(keys)}${places}]`);
  }

  #placeOfNode(node: string): number {
    const known = this.#others.get(node);
    if (known !== undefined) return known;
    const place = this.#add(node);
    this.#others.set(node, place);
    return place;
  }

  #add(node: string): number {
    return COMMON.length + this.#nodes.push(node) - 1;
  }
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
