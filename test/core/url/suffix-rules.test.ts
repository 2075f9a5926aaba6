import fc from 'fast-check';
import { getPublicSuffix } from 'tldts';
import { expect, it } from 'vitest';
import { suffixList } from '../../../scripts/packaging/suffix-list.ts';
import { readRules, rulesIn, suffixOf } from '../../../src/core/url/suffix-rules.ts';

const list = readRules(suffixList());
const all = [...list];
const aLabel = fc.constantFrom('www', 'a', 'city', 'co', 'kobe', 'github', 'x-1');
const aHost = fc
  .tuple(fc.array(aLabel, { maxLength: 3 }), fc.nat({ max: all.length - 1 }), aLabel)
  .map(([labels, index, star]) =>
    [...labels, (all[index] ?? '').replace('!', '').replace('*', star)].join('.'),
  );
const byTldts = (host: string) => getPublicSuffix(host, { allowPrivateDomains: true });

it('contains the whole list, with the suffixes that tldts returns', () => {
  expect(all.length).toBeGreaterThan(9000);
  expect(Math.max(...all.map((rule) => rule.split('.').length))).toBeLessThan(8);
  for (const rule of ['com', 'co.uk', '*.ck', '!www.ck', 'github.io']) expect(list).toContain(rule);
  fc.assert(
    fc.property(aHost, (host) => {
      expect([host, suffixOf(host, list)]).toEqual([host, byTldts(host)]);
    }),
    { numRuns: 3000 },
  );
});

it('contains the rules for a text by which all of its hosts keep their suffixes', () => {
  fc.assert(
    fc.property(fc.array(aHost, { maxLength: 5 }), (hosts) => {
      const text = hosts.map((host) => `{"url":"https://${host}/"}`).join('\n');
      const few = new Set(rulesIn([text], list));
      for (const host of hosts) expect(suffixOf(host, few)).toBe(suffixOf(host, list));
      expect(few.size).toBeLessThanOrEqual(8 * hosts.length);
    }),
    { numRuns: 500 },
  );
});

it.each([
  ['https://a.test/?to=https%3A%2F%2Fshop%2Eco%2Euk', ['co.uk', 'uk']],
  ['https://A.GitHub.IO/', ['github.io', 'io']],
  ['https://例子.公司.cn/', ['cn', 'xn--55qx5d.cn', '公司.cn']],
  ['no host at all: %zz 1.5 s', []],
  ['.a..shop.co.uk. and ...x', ['co.uk', 'uk']],
  [`${'a'.repeat(500_000)} ${'-a'.repeat(500_000)}.co.uk`, ['co.uk', 'uk']],
])('finds the hosts of %s', (text, rules) => {
  expect(rulesIn([text], list)).toEqual(rules);
});
