/**
 * Chains drawn in text, for tests:
 *
 *     record('POST http://a.test/login (24 B) {Authorization: x} 303 / GET https://b.test/home 200')
 *
 * A hop is METHOD URL, then optionally its body in round and its request headers in curly brackets, then how it was
 * answered: a status, a cause (`hsts`, `upgrade`, `extension`), an error (`net::ERR_…`, `NS_…`), or `…` if it was not.
 * Bodies: `24 B` (bytes that depend on the size alone), `form a=1&b=2`, `files a.txt`, `hidden`. Where a next hop
 * exists, its URL is the Location; elsewhere `302>/to` gives one. The answer's own headers follow it in curly brackets:
 * `302 {Set-Cookie: a=1}`.
 */
import type {
  BodySummary,
  Cause,
  DocumentLifecycle,
  Header,
  HopResponse,
  RedirectChain,
  RequestEvent,
} from '../../src/core/chain/chain.ts';
import { digestOf } from '../../src/core/decode/digest.ts';
import { type OpenRequests, record as recordEvent } from '../../src/core/record/recorder.ts';

const HOP = /^(\w+) (\S+)(?: \(([^)]*)\))?(?: \{([^}]*)\})? (\S+?)(?: \{([^}]*)\})?$/;

interface DrawnHop {
  readonly method: string;
  readonly url: string;
  readonly body: BodySummary;
  readonly headers: Header[];
  readonly answer: string;
  readonly location: string | undefined;
  readonly responseHeaders: Header[];
}

export interface DrawnRequest {
  readonly requestId?: string;
  readonly tabId?: number;
  readonly type?: string;
  readonly startsAt?: number;
  readonly initiator?: string;
  readonly frameId?: number;
  readonly lifecycle?: DocumentLifecycle;
}

/** Creates the events of a drawn chain, as both browsers fire them for followed redirects; 10 ms apart. */
export function events(drawing: string, request: DrawnRequest = {}): RequestEvent[] {
  const hops = drawing.split(' / ').map(readHop);
  const { requestId = '1', tabId = 7, type = 'xmlhttprequest', startsAt = 1000 } = request;
  const { initiator, frameId = 0, lifecycle } = request;
  let time = startsAt - 10;
  return hops.flatMap((hop, index) => {
    const next = hops[index + 1]?.url;
    const base = () => {
      time += 10;
      return {
        requestId,
        tabId,
        frameId,
        type,
        method: hop.method,
        url: hop.url,
        time,
        ...(lifecycle && { lifecycle }),
        ...(initiator !== undefined && { initiator }),
      };
    };
    return hopEvents(hop, next, base);
  });
}

/** Records a drawn chain. */
export function record(drawing: string, request: DrawnRequest = {}): RedirectChain {
  const chain = recordAll(events(drawing, request)).at(-1);
  if (!chain) throw new Error(`nothing drawn in "${drawing}"`);
  return chain;
}

/** Records events and returns the last state of each request, in order of first appearance. */
export function recordAll(all: readonly RequestEvent[]): RedirectChain[] {
  const open: OpenRequests = new Map();
  const chains = new Map<string, RedirectChain>();
  for (const event of all) {
    const chain = recordEvent(open, event);
    chains.set(chain.id, chain);
  }
  return [...chains.values()];
}

type Base = () => Omit<RequestEvent, 'kind'>;

function hopEvents(hop: DrawnHop, next: string | undefined, base: Base): RequestEvent[] {
  const started: RequestEvent[] = [{ ...base(), kind: 'request', body: hop.body }];
  if (['hsts', 'upgrade', 'extension'].includes(hop.answer) && next !== undefined) {
    const redirect = { url: next, cause: hop.answer as Cause };
    return [...started, { ...base(), kind: 'redirect', redirect }];
  }
  started.push({ ...base(), kind: 'request-headers', headers: hop.headers });
  if (hop.answer === '…') return started;
  const status = Number(hop.answer);
  if (Number.isNaN(status)) {
    return [...started, { ...base(), kind: 'failed', error: hop.answer }];
  }
  const response = responseTo(status, next ?? hop.location, hop.responseHeaders);
  started.push({ ...base(), kind: 'response', response });
  if (next === undefined) return [...started, { ...base(), kind: 'completed', response }];
  return [
    ...started,
    { ...base(), kind: 'redirect', redirect: { url: next, cause: 'http' }, response },
  ];
}

function responseTo(
  status: number,
  location: string | undefined,
  more: readonly Header[],
): HopResponse {
  const named = location === undefined ? [] : [{ name: 'Location', value: location }];
  const headers = [...named, ...more];
  return { status, statusLine: `HTTP/1.1 ${status}`, headers, serverIp: '127.0.0.1' };
}

function readHop(text: string): DrawnHop {
  const [, method = '', url = '', body, headers = '', answerAndLocation = '', more = ''] =
    HOP.exec(text) ?? [];
  if (!method) throw new Error(`not a hop: "${text}"`);
  const [answer = '', location] = answerAndLocation.split('>');
  return {
    method,
    url,
    body: readBody(body),
    headers: readHeaders(headers),
    answer,
    location,
    responseHeaders: readHeaders(more),
  };
}

function readBody(text: string | undefined): BodySummary {
  if (text === undefined) return { kind: 'none' };
  if (text === 'hidden') return { kind: 'not-observable' };
  const [kind, rest = ''] = text.split(' ');
  if (kind === 'files') return { kind: 'files', names: rest.split(',') };
  const encoded = new TextEncoder().encode(text);
  if (kind === 'form') {
    const fields: Record<string, string[]> = {};
    for (const [name, value] of new URLSearchParams(rest))
      fields[name] = [...(fields[name] ?? []), value];
    return { kind: 'form', fields, digest: digestOf([encoded]) };
  }
  const size = Number(kind);
  return { kind: 'bytes', size, digest: digestOf([encoded]), text: 'x'.repeat(size) };
}

function readHeaders(text: string): Header[] {
  return text
    .split(';')
    .filter((header) => header.trim() !== '')
    .map((header) => {
      const [name = '', value = ''] = header.split(/:(.*)/s);
      return { name: name.trim(), value: value.trim() };
    });
}
