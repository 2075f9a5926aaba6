/** What tools write for a failed request: usually a text, but also an error object, a code or a list. */
import { isObject, type JsonObject } from '../../../json-object.ts';

/** The fields of an error that describe it, under the names that languages and tools use. */
const MESSAGES = ['message', 'errorText', 'text', 'description', 'msg', 'reason', 'error'];
const CODES = ['code', 'name', 'type', 'errno'];

/** The maximum length in characters; more would not be more informative. */
const LONGEST = 1000;

/** Formats an error as one text, with its code in parentheses; undefined if the value means that there was none. */
export function errorText(given: unknown): string | undefined {
  if (given === undefined || given === null || given === false || given === 0) return undefined;
  const text = isObject(given) ? ofObject(given) : plain(given);
  return text === '' ? undefined : text.slice(0, LONGEST);
}

function ofObject(error: JsonObject): string {
  if (Object.keys(error).length === 0) return '';
  const message = firstText(error, MESSAGES);
  const code = firstText(error, CODES);
  if (message === '') return code || plain(error);
  return code === '' || message.includes(code) ? message : `${message} (${code})`;
}

function firstText(error: JsonObject, names: readonly string[]): string {
  const values = names.filter((name) => Object.hasOwn(error, name)).map((name) => error[name]);
  const told = values.find((value) => ['string', 'number'].includes(typeof value) && value !== '');
  return told === undefined ? '' : plain(told);
}

/** Returns a text unchanged, and anything else as JSON. */
function plain(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value) && value.length === 0) return '';
  try {
    return JSON.stringify(value);
  } catch {
    // It is nested more deeply than the engine can write.
    return '…';
  }
}
