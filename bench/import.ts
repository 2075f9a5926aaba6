/** The cost of reading a file of 100 MB, compared with JSON.parse on the same text. Goal: at most twice its time. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { RedirectChain } from '../src/core/chain/chain.ts';
import { FileReading } from '../src/core/formats/file-reading.ts';
import { toHar } from '../src/core/formats/har/write/to-har.ts';
import type { FileImport } from '../src/core/formats/imported.ts';
import { toNdjson } from '../src/core/formats/ndjson/ndjson.ts';
import { record } from '../test/support/chains.ts';
import { median, quantile } from './median.ts';

const BYTES = 100_000_000;
const ROUNDS = 7;

/** In characters. */
const PIECE = 1 << 18;

/** As written by Chrome, with that much content per response: pages of 60 requests, 6 of which redirect. */
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

/** One of ten requests is redirected, to the next one. */
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

/** As written by Detour: every entry belongs to a chain, and is fully validated. */
function ownText(format: (chains: readonly RedirectChain[]) => string): string {
  const fields = Array.from({ length: 12 }, (_, i) => `X-Header-${i}: some value of a header`);
  const sent = `{${fields.join('; ')}}`;
  const drawing =
    `POST https://a.test/sign-in?next=%2Fhome (24 B) ${sent} 302 / ` +
    `GET https://a.test/home ${sent} 301 / GET https://www.a.test/home ${sent} 200`;
  const write = (count: number) => {
    const chains = Array.from({ length: count }, (_, id) =>
      record(drawing, { requestId: String(id) }),
    );
    return format(chains);
  };
  return write(Math.ceil((BYTES / write(100).length) * 100));
}

const options = { creator: { name: 'Detour', version: '0.0.0' }, includeSecrets: true };
const asHar = (chains: readonly RedirectChain[]) => JSON.stringify(toHar(chains, options));
const asNdjson = (chains: readonly RedirectChain[]) => toNdjson(chains, options);

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** In milliseconds, without the garbage of earlier work. */
function time(work: () => unknown): number {
  collectGarbage();
  const started = performance.now();
  work();
  return performance.now() - started;
}

export interface Measured {
  readonly name: string;
  readonly text: () => string;
  /** The engine's own part. The result is kept, as chains are: what is discarded immediately costs far less. */
  readonly parse: (text: string) => unknown;
}

const parseWhole = (text: string) => JSON.parse(text);
const parseLines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

export const MEASURED: readonly Measured[] = [
  { name: 'Chrome’s, with contents of 20 kB', text: () => chromeText(20_000), parse: parseWhole },
  { name: 'Chrome’s, without contents', text: () => chromeText(0), parse: parseWhole },
  { name: 'our own', text: () => ownText(asHar), parse: parseWhole },
  { name: 'our own NDJSON', text: () => ownText(asNdjson), parse: parseLines },
];

/** Measures and prints the results. */
export function benchImport(): void {
  for (const measured of MEASURED) measure(measured);
}

/** As in the worker: a file arrives in pieces. */
function read(text: string): FileImport {
  const reading = new FileReading();
  for (let at = 0; at < text.length; at += PIECE) reading.add(text.slice(at, at + PIECE));
  return reading.end();
}

function measure({ name, text: makeText, parse }: Measured): void {
  const text = makeText();
  const imported = read(text);
  if (!imported.ok || imported.chains.length === 0) throw new Error(`nothing was read of ${name}`);
  const rounds = Array.from({ length: ROUNDS }, () => ({
    alone: time(() => parse(text)),
    whole: time(() => read(text)),
  })).slice(1); // the first run is a warm-up
  const ratios = rounds.map(({ alone, whole }) => whole / alone);
  const alone = median(rounds.map((round) => round.alone));
  const whole = median(rounds.map((round) => round.whole));
  const size = (text.length / 1e6).toFixed(0);
  const entries = imported.leftOut + imported.chains.flatMap(({ hops }) => hops).length;
  const quartiles = [0.25, 0.75].map((share) => quantile(ratios, share).toFixed(2)).join('–');
  console.log(`import of ${size} MB, ${name}: ${entries} hops, ${imported.chains.length} chains`);
  console.log(`  JSON.parse alone  ${alone.toFixed(0)} ms`);
  console.log(
    `  the import        ${whole.toFixed(0)} ms   ${median(ratios).toFixed(2)} × (quartiles ${quartiles})`,
  );
}
