/**
 * Detour's own entries, validated, and the hops that they were written from: the reverse of to-detour-field.ts.
 * Validation covers types and what chains rely on, not whether the values make sense together.
 */
import * as v from 'valibot';
import {
  type BodySummary,
  type FormFields,
  type Hop,
  isInternal,
  type NetworkFacts,
} from '../../../../chain/chain.ts';
import { count, HeadersSchema, maybe, ResponseSchema, text } from '../../../../chain/schema.ts';
import { groupBy } from '../../../../lists/group-by.ts';
import type { JsonObject } from '../../../json-object.ts';
import { AS_THEY_ARE, type DetourField, DetourSchema } from '../../detour-field.ts';
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

/** Returns whether an entry claims to be Detour's: it names its chain and its index in it. */
export function claimsToBeOwn(entry: JsonObject): boolean {
  return typeof entry._chainId === 'string' && Number.isSafeInteger(entry._hopIndex);
}

/**
 * Reads an entry that claims to be Detour's. If it is not, returns the path of the wrong field, `._detour.chain.tabId`;
 * for an older entry, whose fields have other names, the path is empty.
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

/**
 * Creates the hop of an entry that Detour wrote. A file of 100 MB has 65,000 of them, and creating each with `...rest`
 * is slow.
 */
export function toOwnHop({ request, response, _detour: detour }: OwnEntry): Hop {
  const { fragment = '', response: answer, serverResponse, headersNotObserved: hidden } = detour;
  const hop: Draft<Hop> = {
    method: request.method,
    url: request.url + fragment,
    startedAt: detour.startedAt,
    body: toBody(detour.body, request.postData),
  };
  for (const name of AS_THEY_ARE) keep(name, detour, hop);
  if (!hidden?.includes('request')) hop.requestHeaders = request.headers;
  if (isInternal(hop.redirect)) {
    if (serverResponse) hop.response = serverResponse;
  } else if (answer) {
    const { status, headers } = response;
    // V8 is three times slower with a literal that begins with the spread of valibot's output.
    hop.response = hidden?.includes('response')
      ? { status, ...answer }
      : { status, headers, ...answer };
  }
  if (detour.network) hop.network = toFacts(detour.network, hop.body);
  return hop;
}

/** An object that is assembled by assignments. */
type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

function keep<Name extends (typeof AS_THEY_ARE)[number]>(
  name: Name,
  from: Pick<Hop, Name>,
  to: Draft<Pick<Hop, Name>>,
): void {
  if (from[name] !== undefined) to[name] = from[name];
}

function toBody(body: DetourField['body'], postData: OwnEntry['request']['postData']): BodySummary {
  if (body.kind === 'form') {
    return postData?.params ? { ...body, fields: toFields(postData.params) } : body;
  }
  if (body.kind !== 'bytes') return body;
  const { keepsText, ...bytes } = body;
  return keepsText && postData?.text !== undefined ? { ...bytes, text: postData.text } : bytes;
}

/** Groups values by name. `fromEntries` defines own properties, so a field named `__proto__` remains a field. */
export function toFields(params: readonly { name: string; value: string }[]): FormFields {
  return Object.fromEntries(
    groupBy(
      params,
      ({ name }) => name,
      ({ value }) => value,
    ),
  );
}

/** If webRequest did not report a body, the hop's body is the one from the log. */
function toFacts(network: NonNullable<DetourField['network']>, body: BodySummary): NetworkFacts {
  return body.kind === 'bytes' && body.source ? { ...network, body } : network;
}
