import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RedirectChain } from '../../../../src/core/chain/chain.ts';
import { FileReading } from '../../../../src/core/formats/file-reading.ts';
import { toShown } from '../../../../src/core/formats/redacted-findings.ts';
import { unpack } from '../../../../src/core/formats/report/packed.ts';
import { reportText } from '../../../../src/core/formats/report/report.ts';
import { packViewer } from '../../../../src/core/formats/report/viewer-page.ts';
import { redact } from '../../../../src/core/redact/redact.ts';
import { aHostileChain } from '../../../support/arbitrary.ts';
import { record } from '../../../support/chains.ts';

const viewer = await packViewer({
  script: 'start("</script><!--")',
  style: 'p { color: red }',
  licences: 'MIT',
  suffixes: 'com\nuk\nco.uk\ngithub.io\n*.ck\n!www.ck',
});
const options = { includeSecrets: false, viewer };

/** A data block's attributes and text: whatever they are, nothing of them means anything in a page. */
const BLOCK =
  /<script type="text\/plain" id="detour-(\w+)"((?: data-\w+="[\w%.~!*'()-]*")*)>([\w!#()*+,\-./:;=?@[\]^{|}~]*)<\/script>/g;

function blocksOf(page: string) {
  return new Map([...page.matchAll(BLOCK)].map(([, name, names, text]) => [name, { names, text }]));
}

async function carried(page: string) {
  const reading = new FileReading();
  reading.add(await unpack(blocksOf(page).get('report')?.text ?? ''));
  const read = reading.end();
  if (!read.ok) throw new Error(read.problem);
  return read.chains;
}

const HOSTILE = [
  '</script><script>alert(1)</script>',
  '<!--<script>',
  '-->',
  ']]>',
  '\u2028\u2029',
  '\0"\'`$&\\u003c',
  '\ud800',
  '<img src=x onerror=alert(1)>',
];
const aText = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' }));

it('is the same page whatever its chains, names and notes are, except for inert text', async () => {
  const plain = await reportText([], { ...options, name: 'a' });
  const skeleton = (page: string) => page.replace(BLOCK, '$1');
  await fc.assert(
    fc.asyncProperty(
      fc.array(aHostileChain, { maxLength: 3 }),
      aText,
      aText,
      async (chains, text, name) => {
        const noted = chains.map((chain, index) => ({ ...chain, id: text + index, note: text }));
        const page = await reportText(noted, { ...options, name, open: `${text}0` });
        expect(skeleton(page)).toBe(skeleton(plain));
        const lines = await unpack(blocksOf(page).get('report')?.text ?? '');
        expect(lines.split('\n')).toHaveLength(noted.length + 1);
      },
    ),
    { numRuns: 60 },
  );
});

const chains: RedirectChain[] = [
  record('POST http://shop.co.uk/pay?token=hunter2hunter2 302 / GET http://shop.co.uk/x 200', {
    requestId: '1',
  }),
  record('GET http://a.github.io/?u=https%3A%2F%2Fb.www.ck 302 / GET http://a.test/x 200', {
    requestId: '2',
  }),
].map((chain) => ({ ...chain, note: '<b>Look</b>' }));

it('contains the chains with their notes, and without their secrets by default', async () => {
  const carriedWith = async (includeSecrets: boolean) => {
    const all = { ...options, includeSecrets };
    return carried(await reportText(toShown(chains, all), all));
  };
  const shown = await carriedWith(false);
  expect(shown).toEqual(redact(chains));
  expect(JSON.stringify(shown)).not.toContain('hunter2');
  expect(JSON.stringify(shown)).toContain('<b>Look</b>');
  expect(await carriedWith(true)).toEqual(chains);
});

it('opens at the chain that was open, or at the only one', async () => {
  const opened = async (some: readonly RedirectChain[], open?: string) =>
    blocksOf(await reportText(some, { ...options, open, name: 'n' })).get('report')?.names;
  expect(await opened(chains, '2')).toBe(' data-name="n" data-open="2"');
  expect(await opened(chains, '3')).toBe(' data-name="n"');
  expect(await opened(chains.slice(0, 1))).toBe(' data-name="n" data-open="1"');
});

it('contains the public suffixes of its hosts, and no others', async () => {
  const page = await reportText(chains, options);
  const rules = await unpack(blocksOf(page).get('suffixes')?.text ?? '');
  expect(rules.split('\n')).toEqual(['!www.ck', '*.ck', 'co.uk', 'github.io', 'uk']);
});

it('runs only what its policy names by hash, and loads nothing', async () => {
  const page = await reportText(chains, options);
  const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
  expect(policy.split('; ').filter((part) => !part.includes("'sha256-"))).toEqual([
    "default-src 'none'",
    'img-src data:',
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  const hash = async (text: string) => {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    return `'sha256-${Buffer.from(digest).toString('base64')}'`;
  };
  const [, loader = ''] = /<script>([\s\S]*?)<\/script>/.exec(page) ?? [];
  expect(policy).toContain(
    `script-src ${await hash(loader)} ${await hash('start("</script><!--")')};`,
  );
  expect(policy).toContain(`style-src ${await hash('p { color: red }')};`);
  expect(page.match(/\b(?:src|href)="(?!data:)/g)).toBeNull();
});
