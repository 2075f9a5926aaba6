/** What tools write where a request failed: a text, most often; an error object, a code or a list as well. */
import { isObject, type JsonObject } from '../../../json-object.ts';

/** The fields of an error that say what went wrong, as the languages and tools name them. */
const MESSAGES = ['message', 'errorText', 'text', 'description', 'msg', 'reason', 'error'];
const CODES = ['code', 'name', 'type', 'errno'];

/** An error that is told in more characters tells no more. */
const LONGEST = 1000;

/** Puts an error into one text, with its code in parentheses; undefined where the value says that there was none. */
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

/** A text as it is, anything else as JSON. */
function plain(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value) && value.length === 0) return '';
  try {
    return JSON.stringify(value);
  } catch {
    // Nested deeper than the engine can write.
    return '…';
  }
}
