import { readFileSync } from 'node:fs';
import { Ajv, type AnySchemaObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { unpack } from '../../src/core/formats/report/packed.ts';
import { recordProblems } from '../support/schemas/chain-schema.ts';
import { closed } from '../support/schemas/closed-schema.ts';
import { detour, FINE, file, har, LOST_POST } from './run.ts';

const json = (place: string) => JSON.parse(readFileSync(place, 'utf8'));

const HOSTILE =
  'POST https://a.test/f?a=<b>&c="]]>%00`*[x](http://evil.test) (24 B) 302 / GET https://a.test/f?a=<b>&c="]]>%00`*[x](http://evil.test) 200';
const some = har('formats.har', FINE, LOST_POST, HOSTILE);
const UNMET = ['--expect', 'https://a.test/old -> /elsewhere 301'];

async function written(format: string, ...args: string[]): Promise<string> {
  const { output } = await detour(['check', '--format', format, ...args]);
  return output;
}

describe('json', () => {
  const validate = new Ajv2020({
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
  }).compile(closed(json('docs/schema/check.json')) as AnySchemaObject);

  it.each([[[]], [UNMET], [['--filter', 'domain:b.test']]])(
    'is as its schema says, with %j',
    async (args) => {
      const output = JSON.parse(await written('json', ...args, some, some));
      expect(validate(output) ? [] : validate.errors).toEqual([]);
    },
  );

  it('has the fields that are promised, and no others', async () => {
    const output = JSON.parse(
      await written('json', har('hsts.har', 'GET http://a.test/ hsts / POST https://a.test/ 200')),
    );
    expect(output).toEqual({
      version: 1,
      files: [
        {
          file: expect.stringMatching(/hsts\.har$/),
          chains: [
            {
              hops: [
                { method: 'GET', url: 'http://a.test/', status: null, cause: 'hsts' },
                { method: 'POST', url: 'https://a.test/', status: 200, cause: null },
              ],
              findings: expect.any(Array),
            },
          ],
        },
      ],
    });
    const [found] = JSON.parse(await written('json', some)).files[0].chains[1].findings;
    expect(Object.keys(found)).toEqual(['id', 'severity', 'hop', 'text', 'explanation', 'remedy']);
    expect(found).toMatchObject({ id: 'post-became-get', severity: 'warning', hop: 0 });
  });
});

it('ndjson is what an export writes, with what was found', async () => {
  const lines = (await written('ndjson', '--max-hops', '1', '--ignore', 'post-became-get', some))
    .trimEnd()
    .split('\n');
  expect(lines).toHaveLength(3);
  expect(lines.map(recordProblems)).toEqual([undefined, undefined, undefined]);
  expect(
    lines.map((line) => JSON.parse(line).findings.map(({ id }: { id: string }) => id)),
  ).toEqual([['max-hops'], ['max-hops'], expect.arrayContaining(['max-hops'])]);
});

it('markdown has foreign text in code only', async () => {
  const output = await written('markdown', ...UNMET, some);
  expect(output).toContain('## Expectations not met');
  expect(output).toContain(
    'https://a.test/old -> /elsewhere 301 (--expect): ends at https://a.test/new; redirected with 308',
  );
  expect(output).toContain('warning, hop 1: ');
  const outside = output.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '').replace(/`[^`\n]*`/g, '');
  expect(outside).not.toContain('evil.test');
});

describe('junit', () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    isArray: (name) => ['testsuite', 'testcase'].includes(name),
  });

  it('is a test for each chain and expectation', async () => {
    const xml = await written('junit', '--fail-on', 'warning', ...UNMET, some);
    expect(XMLValidator.validate(xml)).toBe(true);
    const { testsuites } = parser.parse(xml);
    expect(testsuites).toMatchObject({ tests: '4', failures: '3', errors: '0' });
    const [chains, expectations] = testsuites.testsuite;
    expect(chains).toMatchObject({ name: some, tests: '3', failures: '2' });
    expect(chains.testcase[0].failure).toBeUndefined();
    expect(chains.testcase[1]).toMatchObject({
      classname: some,
      name: 'POST → GET https://a.test/form → https://a.test/form (log.entries[2])',
      failure: { type: 'post-became-get', message: expect.stringContaining('POST') },
    });
    expect(expectations.testcase[0].failure).toMatchObject({ type: 'expect-elsewhere' });
  });

  it('tells of what does not fail without failing', async () => {
    const { testsuites } = parser.parse(await written('junit', some));
    expect(testsuites.failures).toBe('0');
    expect(testsuites.testsuite[0].testcase[1]['system-out']).toContain('warning post-became-get');
  });

  it('is XML whatever the names', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 20 }), async (text) => {
        const url = `https://a.test/${text}`;
        const entry = {
          startedDateTime: '2026-01-01T00:00:00.000Z',
          time: 1,
          request: { method: text || 'GET', url, headers: [] },
          response: { status: 302, headers: [{ name: 'Location', value: '/x' }] },
        };
        const input = JSON.stringify({ log: { entries: [entry] } });
        const { code, output } = await detour(
          ['check', '--format', 'junit', '--max-hops', '1', '-'],
          { input },
        );
        if (code === 2) return;
        expect(XMLValidator.validate(output)).toBe(true);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: XML can't contain them
        expect(output).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/);
      }),
      { numRuns: 50 },
    );
  });
});

describe('sarif', () => {
  // Draft 4, of which it uses nothing that later ones read differently but these two.
  const {
    $schema: _schema,
    id: _id,
    ...schema
  } = json('node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const validate = addFormats
    .default(new Ajv({ strict: false, unicodeRegExp: false }))
    .compile(schema);
  const sarif = async (...args: string[]) => JSON.parse(await written('sarif', ...args));

  it.each([[[]], [UNMET], [['--ignore', 'post-became-get']]])(
    'is valid by its schema, with %j',
    async (args) => {
      const log = await sarif(...args, some, har('good.har', FINE));
      expect(validate(log) ? [] : validate.errors).toEqual([]);
    },
  );

  it('names the file, and the line at which the entry begins', async () => {
    const [run] = (await sarif(some)).runs;
    const [result] = run.results;
    const { physicalLocation } = result.locations[0];
    expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    expect(result).toMatchObject({
      ruleId: 'post-became-get',
      level: 'warning',
      properties: { hop: 0, entry: 2 },
    });
    expect(physicalLocation.artifactLocation.uri).toBe(`file://${some}`);
    const { startLine, startColumn } = physicalLocation.region;
    const text = readFileSync(some, 'utf8')
      .split('\n')
      .slice(startLine - 1)
      .join('\n')
      .slice(startColumn - 1);
    expect(text).toMatch(/^\{/);
    const index = text.indexOf('"_hopIndex"');
    expect(text.slice(0, index)).not.toContain('},\n      {');
    expect(text.match(/"url": "([^"]+)"/)?.[1]).toBe('https://a.test/form');
  });

  it('names a path below the folder that it runs in as GitHub wants it', async () => {
    const log = await sarif('--max-hops', '1', './test/fixtures/har/edge.json');
    const uris = log.runs[0].results.map(
      (result: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        result.locations[0]?.physicalLocation.artifactLocation.uri,
    );
    expect(new Set(uris)).toEqual(new Set(['test/fixtures/har/edge.json']));
  });

  it('has no brackets that a viewer would take for a link', async () => {
    const loop = har(
      'brackets.har',
      'GET https://a.test/[x](y) 302 / GET https://a.test/[x](y) 302 / GET https://a.test/[x](y) net::ERR_TOO_MANY_REDIRECTS',
    );
    const [run] = (await sarif(loop)).runs;
    const texts = run.results.map(({ message }: { message: { text: string } }) => message.text);
    expect(texts.join()).toContain('/\\[x\\](y)');
    expect(texts.join()).not.toMatch(/(?<!\\)[[\]]/);
  });

  it('tells new findings from those of the baseline', async () => {
    const baseline = file('sarif-baseline.json', '');
    const known = har('known.har', LOST_POST);
    await detour(['check', '--baseline', baseline, '--update-baseline', known]);
    const [run] = (await sarif('--baseline', baseline, '--max-hops', '1', known)).runs;
    const states = run.results.map(({ ruleId, baselineState }: Record<string, string>) => [
      ruleId,
      baselineState,
    ]);
    expect(Object.fromEntries(states)).toEqual({
      'max-hops': 'new',
      'post-became-get': 'unchanged',
    });
  });
});

describe('html', () => {
  it('is one page with the chains of all files, redacted unless asked', async () => {
    const lost = har('lost-page.har', LOST_POST.replace('/form', '/form?access_token=hidden-7Q'));
    const good = har('good-page.har', FINE);
    for (const secrets of ['redact', 'keep']) {
      const args = ['check', '--format', 'html', '--secrets', secrets, lost, good];
      const { output } = await detour(args);
      const packed = /<script[^>]+id="detour-report"[^>]*>([^<]+)</.exec(output)?.[1] ?? '';
      const text = await unpack(packed);
      const lines = text.trim().split('\n');
      expect(lines).toHaveLength(2);
      expect(JSON.parse(lines[0] ?? '').findings).not.toEqual([]);
      expect(text.includes('hidden-7Q')).toBe(secrets === 'keep');
    }
  });
});
