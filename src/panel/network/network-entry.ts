/** What `devtools.network` gives, checked and put into one form. Facts that every HAR has are read by core/formats/har/read/entry-facts.ts. */
import * as v from 'valibot';
import type { LoggedBody } from '../../core/chain/chain.ts';
import type { NetworkEntry } from '../../core/chain/network-facts.ts';
import { digestOf } from '../../core/decode/digest.ts';
import { toNetworkFacts } from '../../core/formats/har/read/entry-facts.ts';
import { isObject } from '../../core/formats/json-object.ts';
import { isUnsent, toLoggedHop } from '../../core/network-log/logged-hop.ts';

/** A part that may lack or be of another form without spoiling the rest. */
const part = <T extends v.GenericSchema>(schema: T) => v.fallback(v.optional(schema), undefined);

const Entry = v.object({
  startedDateTime: v.pipe(v.string(), v.isoTimestamp()),
  time: v.number(),
  timings: v.looseObject({ send: v.number(), wait: v.number(), receive: v.number() }),
  serverIPAddress: part(v.string()),
  request: v.object({
    method: v.string(),
    url: v.string(),
    headers: v.array(v.object({ name: v.string(), value: v.string() })),
    postData: part(v.object({ text: v.string() })),
  }),
  response: v.looseObject({ status: v.number() }),
  _initiator: v.optional(v.unknown()),
});

type Entry = v.InferOutput<typeof Entry>;

/** Bodies above this are not worth their memory, in bytes; the same limit as for those that webRequest shows. */
const MOST_TEXT = 64 * 1024;

/** Reads an entry of the log; undefined for what is none, or is none of http. */
export function toNetworkEntry(given: unknown): NetworkEntry | undefined {
  const result = v.safeParse(Entry, given);
  if (!result.success || !/^https?:/i.test(result.output.request.url)) return undefined;
  if (isObject(given) && isUnsent(given)) return undefined;
  const { startedDateTime, time, request, response, serverIPAddress } = result.output;
  const startedAt = Date.parse(startedDateTime);
  const facts = toNetworkFacts(result.output);
  if (!facts) return undefined;
  // Chromium writes an IPv6 address as in a URL, and "" where nobody was asked.
  const serverIp = serverIPAddress?.replace(/^\[|\]$/g, '');
  const body = toBody(request);
  return {
    method: request.method,
    url: request.url,
    status: response.status,
    startedAt,
    endedAt: startedAt + Math.max(0, time),
    facts: { ...facts, ...(serverIp && { serverIp }), ...(body && { body }) },
    ...(isObject(given) && toLoggedHop(given)),
  };
}

/**
 * The body, where its text is all of it. Both browsers write bytes that are not UTF-8 as if they were Latin-1: then the
 * text is of another length than the request's own Content-Length (RFC 9110 §8.6) says.
 */
function toBody({ postData, headers }: Entry['request']): LoggedBody | undefined {
  const length = headers.find(({ name }) => name.toLowerCase() === 'content-length')?.value;
  if (postData === undefined || length === undefined) return undefined;
  const bytes = new TextEncoder().encode(postData.text);
  if (String(bytes.length) !== length) return undefined;
  return {
    kind: 'bytes',
    size: bytes.length,
    digest: digestOf([bytes]),
    ...(bytes.length <= MOST_TEXT && { text: postData.text }),
    source: 'network-log',
  };
}
