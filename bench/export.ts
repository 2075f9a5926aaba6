/** The cost of writing 10,000 chains to a file, redacted: each with its own session, tokens, form and many headers. */
import type { RedirectChain } from '../src/core/chain/chain.ts';
import { toCsv } from '../src/core/formats/csv.ts';
import { toHar } from '../src/core/formats/har/write/to-har.ts';
import { toMarkdown } from '../src/core/formats/markdown.ts';
import { toNdjson } from '../src/core/formats/ndjson/ndjson.ts';
import { redact } from '../src/core/redact/redact.ts';
import { record } from '../test/support/chains.ts';
import { median } from './median.ts';

const CHAINS = 10_000;
const ROUNDS = 3;

/**
 * Sign-ins as a browser sends them: 20 headers per request and 12 per response, and their own cookies, code, state and
 * token.
 */
export function makeSignIns(count: number): RedirectChain[] {
  return Array.from({ length: count }, (_, number) => {
    const id = (name: string) => `${name}-${(number * 2654435761).toString(36)}-${number}`;
    const jwt = `eyJhbGciOiJSUzI1NiJ9.${btoa(id('claims').repeat(6)).replaceAll('=', '')}.${btoa(id('signature').repeat(4)).replaceAll('=', '')}`;
    const more = (side: string, fields: number) =>
      Array.from(
        { length: fields },
        (_, field) => `X-${side}-${field}: value ${field} of a header`,
      );
    const cookies = `sid=${id('sid')}, theme=dark, _ga=GA1.2.${number}.1700000000, csrf=${id('csrf')}`;
    const sent = `{${[`Cookie: ${cookies}`, `Authorization: Bearer ${jwt}`, 'User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', `Referer: https://app.test/start?session=${id('sid')}`, ...more('Sent', 16)].join('; ')}}`;
    const answered = `{${[`Set-Cookie: sid=${id('next')}, Path=/, HttpOnly`, ...more('Answered', 11)].join('; ')}}`;
    const query = `client_id=shop&state=${id('state')}&nonce=${id('nonce')}&redirect_uri=https%3A%2F%2Fapp.test%2Fcallback`;
    return record(
      [
        `POST https://app.test/login?next=%2Fhome (form user=alice&password=${id('password')}) ${sent} 302 ${answered}`,
        `GET https://id${number % 5}.test/authorize?${query} ${sent} 302 ${answered}`,
        `GET https://app.test/callback?code=${id('code')}&state=${id('state')} ${sent} 303 ${answered}`,
        `GET https://app.test/home ${sent} 200 ${answered}`,
      ].join(' / '),
      { requestId: String(number), startsAt: 1_700_000_000_000 + number * 1000 },
    );
  });
}

function time(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** Measures and prints the results. */
export function benchExport(): void {
  const chains = makeSignIns(CHAINS);
  const creator = { name: 'Detour', version: '0.0.0' };
  const options = { includeSecrets: true };
  const works = {
    'taking the secrets out': () => redact(chains),
    'HAR, without that': () => JSON.stringify(toHar(chains, { creator, ...options }), null, 2),
    'NDJSON, without that': () => toNdjson(chains, options),
    'CSV, without that': () => toCsv(chains, options),
    'Markdown, without that': () => toMarkdown(chains, options),
  };
  const hops = chains.flatMap((chain) => chain.hops).length;
  const megabytes = (works['NDJSON, without that']().length / 1e6).toFixed(0);
  console.log(`export of ${CHAINS} chains, ${hops} hops, ${megabytes} MB of NDJSON`);
  for (const [name, work] of Object.entries(works)) {
    const times = Array.from({ length: ROUNDS }, () => time(work));
    console.log(`  ${name.padEnd(24)}${(median(times) / 1000).toFixed(2)} s`);
  }
}
