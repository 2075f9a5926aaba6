/** What a hostile server may make of a chain must not hold the panel up: no rule may grow with the square of it. */
import { expect, it } from 'vitest';
import type { Header, Hop, RedirectChain } from '../../../src/core/chain/chain.ts';
import { findingsOf } from '../../../src/core/findings/index.ts';

/** Characters of a sentence that somebody is to read. */
const LONGEST = 1000;

/** A chain to and fro between three hosts, with a query and cookies of its own at each hop. */
function hostileChain(query: (index: number) => string, cookies: number): RedirectChain {
  const urls = Array.from({ length: 50 }, (_, i) => `https://h${i % 3}.test/p${i}?${query(i)}`);
  const hops = urls.map((url, index): Hop => {
    const next = urls[index + 1];
    const set = Array.from({ length: cookies }, (_, cookie): Header => {
      return { name: 'Set-Cookie', value: `c${cookie}_${index}=v; Path=/` };
    });
    const headers = next === undefined ? [] : [...set, { name: 'Location', value: next }];
    return {
      method: 'GET',
      url,
      startedAt: index,
      body: { kind: 'none' },
      requestHeaders: set.map(({ value }) => ({ name: 'Cookie', value: value.slice(1, 8) })),
      response: { status: next === undefined ? 200 : 301, statusLine: 'HTTP/1.1 301', headers },
      ...(next !== undefined && { redirect: { url: next, cause: 'http' } }),
    };
  });
  const shared = { id: '1', tabId: 7, frameId: 0, type: 'main_frame', ended: true } as const;
  return { ...shared, hops: hops as unknown as RedirectChain['hops'] };
}

it.each([
  [
    'a thousand parameters a hop',
    hostileChain(
      (index) => Array.from({ length: 1000 }, (_, i) => `p${i}_${index}=${i}`).join('&'),
      1,
    ),
  ],
  ['URLs of 250 kB', hostileChain((index) => `x${index}=${'A'.repeat(250_000)}`, 1)],
  ['URLs encoded to the last letter', hostileChain(() => `x=${'%25'.repeat(80_000)}`, 1)],
  ['two hundred cookies a hop', hostileChain((index) => `page=${index}`, 200)],
  // Each takes a fraction of a second; where a rule grew with the square, minutes.
])('comes to an end over %s', { timeout: 30_000 }, (_, chain) => {
  const findings = findingsOf(chain);
  expect(findings.length).toBeGreaterThan(0);
  for (const { text, explanation, remedy = '' } of findings) {
    expect(Math.max(text.length, explanation.length, remedy.length)).toBeLessThan(LONGEST);
  }
});
