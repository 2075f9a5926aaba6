/** A parsed line of NDJSON → the chain that it was written from. Derived values are ignored and derived again. */
import * as v from 'valibot';
import type { RedirectChain } from '../../chain/chain.ts';
import { toNote } from '../../chain/note.ts';
import { ChainSchema } from '../../chain/schema.ts';
import { MOST_HOPS } from '../../record/recorder.ts';
import { t } from '../../text/i18n.ts';
import type { Software } from '../imported.ts';
import { isObject, type JsonObject } from '../json-object.ts';
import { RECORD_VERSION } from './record-version.ts';

const Chain = v.object({
  ...ChainSchema.entries,
  hops: v.pipe(ChainSchema.entries.hops, v.maxLength(MOST_HOPS)),
});

/** The content of a line. */
export interface ReadRecord {
  readonly chain: RedirectChain;
  readonly creator?: Software | undefined;
  readonly browser?: Software | undefined;
}

/**
 * Reads a line according to docs/schema/chain.json. Unknown fields are ignored.
 * @returns a clause with the position and the error if it is invalid: `hops[1].url is missing`
 */
export function readRecord(given: unknown): ReadRecord | { readonly wrong: string } {
  if (!isObject(given)) return { wrong: t`the record is not an object` };
  const { version } = given;
  if (typeof version === 'number' && version > RECORD_VERSION)
    return {
      wrong: t`version ${version} is from a newer Detour; this one reads version ${RECORD_VERSION}`,
    };
  if (version !== RECORD_VERSION) return { wrong: t`version is not ${RECORD_VERSION}` };
  const result = v.safeParse(Chain, given, { abortEarly: true });
  if (!result.success) return { wrong: problemOf(result.issues[0]) };
  const { note: written, ...recorded } = result.output;
  const note = toNote(written ?? '');
  const chain: RedirectChain = { ...recorded, ...(note !== undefined && { note }) };
  return { chain, creator: readSoftware(given.creator), browser: readSoftware(given.browser) };
}

/** Reads what HAR and NDJSON say about a program; undefined if it is invalid. */
export function readSoftware(given: unknown): Software | undefined {
  const { name, version } = isObject(given) ? given : ({} as JsonObject);
  if (typeof name !== 'string' || name === '') return undefined;
  return { name, ...(typeof version === 'string' && version !== '' && { version }) };
}

function problemOf(issue: v.BaseIssue<unknown>): string {
  const path = toPath((issue.path ?? []).map(({ key }) => key));
  if (issue.received === 'undefined') return t`${path} is missing`;
  if (issue.type === 'max_length') return t`${path} has more than ${MOST_HOPS} items`;
  switch (issue.expected) {
    case 'string':
      return t`${path} is not a string`;
    case 'number':
      return t`${path} is not a number`;
    case 'boolean':
      return t`${path} is not a boolean`;
    case 'Object':
      return t`${path} is not an object`;
    case 'Array':
      return t`${path} is not an array`;
    default:
      return t`${path} is not in Detour’s format`;
  }
}

/** As in JavaScript: `hops[1].url`. */
function toPath(keys: readonly unknown[]): string {
  return keys
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}
