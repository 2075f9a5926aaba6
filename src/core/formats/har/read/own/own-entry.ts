/**
 * Our own entries, checked: `_detour`, and the standard's fields that go with it. Types are checked, and what chains rely
 * on; whether the values make sense together is not.
 */
import * as v from 'valibot';
import { count, HeadersSchema, maybe, ResponseSchema, text } from '../../../../chain/schema.ts';
import type { JsonObject } from '../../../json-object.ts';
import { DetourSchema } from '../../detour-field.ts';
import { fromOlderEntry } from './older-entry.ts';

const OwnEntrySchema = v.object({
  _chainId: text,
  _hopIndex: count,
  _resourceType: text,
  comment: maybe(text),
  request: v.object({
    method: text,
    url: text,
    headers: HeadersSchema,
    postData: maybe(v.object({ text: maybe(text), params: maybe(HeadersSchema) })),
  }),
  response: v.object({ status: ResponseSchema.entries.status, headers: HeadersSchema }),
  _detour: DetourSchema,
});

/** An entry that Detour wrote. */
export type OwnEntry = v.InferOutput<typeof OwnEntrySchema>;

/** Returns whether an entry claims to be ours: it names its chain and its place in it. */
export function claimsToBeOwn(entry: JsonObject): boolean {
  return typeof entry._chainId === 'string' && Number.isSafeInteger(entry._hopIndex);
}

/**
 * Reads an entry that claims to be ours; if it is not, says which field is not what it should be: `._detour.chain.tabId`.
 * Of an older entry the place is not told: there it has another name.
 */
export function readOwnEntry(entry: JsonObject): OwnEntry | { readonly wrong: string } {
  const isOlder = entry._detour === undefined;
  const given = isOlder ? fromOlderEntry(entry) : entry;
  const result = v.safeParse(OwnEntrySchema, given, { abortEarly: true });
  if (result.success) return result.output;
  const path = isOlder ? [] : (result.issues[0].path ?? []);
  const keys = path.map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  return { wrong: keys.join('') };
}
