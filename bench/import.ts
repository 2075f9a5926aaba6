/** What it takes to read a HAR of 100 MB, beside JSON.parse alone on the same text. To reach: twice its time at most. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { fromHar } from '../src/core/har/from-har.ts';
import { parseHar } from '../src/core/har/parse-har.ts';
import { toHar } from '../src/core/har/to-har.ts';
import { record } from '../test/chains.ts';
import { median, quantile } from './median.ts';

const BYTES = 100_000_000;
const ROUNDS = 7;

/** As Chrome writes them, with so much content in each answer: pages of 60 requests, of which 6 redirect. */
function chromeText(contentBytes: number): string {
  const content = 'Lorem ipsum dolor sit amet, "quoted" <b>\n'.repeat(Math.ceil(contentBytes / 41));
  const entries: string[] = [];
  for (let [bytes, number] = [0, 0]; bytes < BYTES; number += 1) {
    const entry = JSON.stringify(chromeEntry(number, content));
    bytes += entry.length;
    entries.push(entry);
  }
  return `{"log":{"version":"1.2","creator":{"name":"WebInspector","version":"537.36"},"pages":[],"entries":[${entries}]}}`;
}

/** Of each ten requests one is redirected, to the next one. */
function chromeEntry(number: number, content: string) {
  const url = (place: number) =>
    `https://www${Math.floor(place / 60) % 20}.test/assets/${place}/file.js?v=${place}`;
  const redirects = number % 10 === 0;
  const text = { size: content.length, mimeType: 'text/javascript', text: content };
  const headers = (side: string) =>
    Array.from({ length: 14 }, (_, i) => ({
      name: `x-${side}-header-${i}`,
      value: `some value that is about as long as they are ${number}`,
    }));
  return {
    _initiator: { type: 'parser', url: url(number), lineNumber: 12 },
    _priority: 'High',
    _resourceType: 'script',
    cache: {},
    connection: '443',
    pageref: `page_${Math.floor(number / 60)}`,
    request: {
      method: 'GET',
      url: url(number),
      httpVersion: 'h2',
      headers: headers('request'),
      queryString: [{ name: 'v', value: String(number) }],
      cookies: [],
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status: redirects ? 302 : 200,
      statusText: '',
      httpVersion: 'h2',
      headers: [
        ...headers('response'),
        ...(redirects ? [{ name: 'location', value: url(number + 1) }] : []),
      ],
      cookies: [],
      content: redirects ? { size: 0, mimeType: 'x-unknown' } : text,
      redirectURL: redirects ? url(number + 1) : '',
      headersSize: -1,
      bodySize: -1,
      _transferSize: 300,
      _error: null,
    },
    serverIPAddress: '127.0.0.1',
    startedDateTime: new Date(1_700_000_000_000 + number * 12).toISOString(),
    time: 11.5,
    timings: { blocked: 1, dns: -1, ssl: -1, connect: -1, send: 0.5, wait: 9, receive: 1 },
  };
}

/** As Detour writes them: every entry is of a chain, and checked whole. */
function ownText(): string {
  const fields = Array.from({ length: 12 }, (_, i) => `X-Header-${i}: some value of a header`);
  const sent = `{${fields.join('; ')}}`;
  const drawing =
    `POST https://a.test/sign-in?next=%2Fhome (24 B) ${sent} 302 / ` +
    `GET https://a.test/home ${sent} 301 / GET https://www.a.test/home ${sent} 200`;
  const creator = { name: 'Detour', version: '0.0.0' };
  const write = (count: number) => {
    const chains = Array.from({ length: count }, (_, id) =>
      record(drawing, { requestId: String(id) }),
    );
    return JSON.stringify(toHar(chains, { creator, includeSecrets: true }));
  };
  return write(Math.ceil((BYTES / write(100).length) * 100));
}

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Milliseconds. What earlier work left behind is not this one's to clear away. */
function time(work: () => unknown): number {
  collectGarbage();
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** Measures and prints. */
export function benchImport(): void {
  for (const [name, text] of [
    ['Chrome’s, with contents of 20 kB', () => chromeText(20_000)],
    ['Chrome’s, without contents', () => chromeText(0)],
    ['our own', ownText],
  ] as const) {
    measure(name, text());
  }
}

function measure(name: string, text: string): void {
  const read = fromHar(JSON.parse(text));
  if (!read.ok || read.chains.length === 0) throw new Error(`nothing was read of ${name}`);
  const rounds = Array.from({ length: ROUNDS }, () => ({
    parse: time(() => JSON.parse(text)),
    whole: time(() => parseHar(text)),
  })).slice(1); // the first one warms up
  const ratios = rounds.map(({ parse, whole }) => whole / parse);
  const [parse, whole] = [
    median(rounds.map((round) => round.parse)),
    median(rounds.map((round) => round.whole)),
  ];
  const size = (text.length / 1e6).toFixed(0);
  const entries = read.leftOut + read.chains.flatMap(({ hops }) => hops).length;
  console.log(`import of ${size} MB, ${name}: ${entries} entries, ${read.chains.length} chains`);
  console.log(`  JSON.parse alone  ${parse.toFixed(0)} ms`);
  console.log(
    `  the import        ${whole.toFixed(0)} ms   ${median(ratios).toFixed(2)} × (quartiles ${quantile(ratios, 0.25).toFixed(2)}–${quantile(ratios, 0.75).toFixed(2)})`,
  );
}
