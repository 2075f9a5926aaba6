/** What `devtools.network` gives, checked and put into one form. All its differences between the browsers end here. */
import * as v from 'valibot';
import { digestOf } from '../core/digest.ts';
import type { Initiator, LoggedBody, LoggedTimings, NetworkEntry } from '../core/network-log.ts';

/** A part that may lack or be of another form without spoiling the rest. */
const part = <T extends v.GenericSchema>(schema: T) => v.fallback(v.optional(schema), undefined);

const Timings = v.object({
  blocked: part(v.number()),
  dns: part(v.number()),
  connect: part(v.number()),
  ssl: part(v.number()),
  send: v.number(),
  wait: v.number(),
  receive: v.number(),
});

/** A call, or a place in a document; Chromium counts lines from 0. */
const Place = v.object({ url: v.pipe(v.string(), v.nonEmpty()), lineNumber: part(v.number()) });

const Entry = v.object({
  startedDateTime: v.pipe(v.string(), v.isoTimestamp()),
  time: v.number(),
  timings: Timings,
  serverIPAddress: part(v.string()),
  request: v.object({
    method: v.string(),
    url: v.string(),
    headers: v.array(v.object({ name: v.string(), value: v.string() })),
    postData: part(v.object({ text: v.string() })),
  }),
  response: v.object({
    status: v.number(),
    httpVersion: part(v.string()),
    _transferSize: part(v.number()),
  }),
  _initiator: part(
    v.looseObject({
      type: v.string(),
      stack: part(v.object({ callFrames: v.array(v.unknown()) })),
    }),
  ),
});

type Entry = v.InferOutput<typeof Entry>;

/** Bodies above this are not worth their memory, in bytes; the same limit as for those that webRequest shows. */
const MOST_TEXT = 64 * 1024;

/** Reads an entry of the log; undefined for what is none, or is none of http. */
export function toNetworkEntry(given: unknown): NetworkEntry | undefined {
  const result = v.safeParse(Entry, given);
  if (!result.success || !/^https?:/i.test(result.output.request.url)) return undefined;
  const { startedDateTime, time, request, response, serverIPAddress, ...rest } = result.output;
  const startedAt = Date.parse(startedDateTime);
  const protocol = toProtocol(response.httpVersion);
  // Chromium writes an IPv6 address as in a URL, and "" where nobody was asked.
  const serverIp = serverIPAddress?.replace(/^\[|\]$/g, '');
  const initiator = toInitiator(rest._initiator);
  const body = toBody(request);
  // Firefox has no such field. Chromium writes 0 not only for the cache but also for answers that it took for errors.
  const transferSize = response._transferSize;
  return {
    method: request.method,
    url: request.url,
    status: response.status,
    startedAt,
    endedAt: startedAt + Math.max(0, time),
    facts: {
      timings: toTimings(rest.timings, time),
      ...(protocol && { protocol }),
      ...(transferSize && transferSize > 0 && { transferSize }),
      ...(serverIp && { serverIp }),
      ...(initiator && { initiator }),
      ...(body && { body }),
    },
  };
}

/**
 * Chromium writes −1 for what did not take place and, by mistake, now and then a little less than 0. It counts `ssl` as
 * part of `connect`, as HAR 1.2 does; Firefox counts it beside it, as its sum shows, and writes 0 for both.
 */
function toTimings(timings: Entry['timings'], time: number): LoggedTimings {
  const { blocked, dns, connect, ssl, send, wait, receive } = timings;
  const known = (name: string, value: number | undefined) =>
    value === undefined || value < 0 ? {} : { [name]: value };
  const sum = [blocked, dns, connect, ssl, send, wait, receive]
    .map((value = 0) => Math.max(0, value))
    .reduce((total, value) => total + value, 0);
  const isBeside = ssl !== undefined && ssl > 0 && Math.abs(sum - time) < ssl / 2;
  return {
    ...known('blocked', blocked),
    ...known('dns', dns),
    ...known('connect', isBeside ? (connect ?? 0) + ssl : connect),
    ...known('ssl', ssl),
    send: Math.max(0, send),
    wait: Math.max(0, wait),
    receive: Math.max(0, receive),
  };
}

/** Chromium: `http/1.1`, `HTTP/1.1`, `http/2.0`, `h3`; Firefox: `HTTP/1.1`, `HTTP/2`, `HTTP/3`. */
function toProtocol(text: string | undefined): string | undefined {
  const [, major, minor] = /^h(?:ttp\/)?(\d)(?:\.(\d))?$/i.exec(text ?? '') ?? [];
  if (major === undefined) return undefined;
  return major === '1' ? `HTTP/1.${minor ?? 1}` : `HTTP/${major}`;
}

/** The innermost call whose script has a URL, else the place in a document that named the resource. */
function toInitiator(given: Entry['_initiator']): Initiator | undefined {
  if (!given) return undefined;
  for (const candidate of [...(given.stack?.callFrames ?? []), given]) {
    const place = v.safeParse(Place, candidate);
    if (!place.success) continue;
    const { url, lineNumber } = place.output;
    return {
      type: given.type,
      url,
      ...(lineNumber !== undefined && lineNumber >= 0 && { line: lineNumber + 1 }),
    };
  }
  return undefined;
}

/**
 * The body, where its text is all of it. Both browsers write bytes that are no UTF-8 as if they were Latin-1: then the
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
