import { recognise } from './encoding.ts';

/** A string within JSON that can be decoded. */
export interface JsonValue {
  /** `user.tokens[0]` */
  readonly path: string;
  readonly value: string;
}

/** The most that are searched for. */
const MOST = 100;

/** Finds the strings in a JSON text that can be decoded, in order; none if it is not JSON. */
export function encodedValues(json: string): JsonValue[] {
  const found: JsonValue[] = [];
  // Its own stack, because deep nesting would exhaust the engine's.
  const waiting = [{ path: '', name: '', value: parsed(json) }];
  for (let next = waiting.pop(); next && found.length < MOST; next = waiting.pop()) {
    const { path, name, value } = next;
    if (typeof value === 'string') {
      if (recognise(name, value)) found.push({ path, value });
    } else if (Array.isArray(value)) {
      const items = value.map((item, index) => ({ path: `${path}[${index}]`, name, value: item }));
      for (const item of items.reverse()) waiting.push(item);
    } else if (typeof value === 'object' && value !== null) {
      const members = Object.entries(value).map(([key, member]) => ({
        path: path === '' ? key : `${path}.${key}`,
        name: key,
        value: member as unknown,
      }));
      for (const member of members.reverse()) waiting.push(member);
    }
  }
  return found;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
