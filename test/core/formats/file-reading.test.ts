import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../src/core/formats/csv.ts';
import { FileReading } from '../../../src/core/formats/file-reading.ts';
import { toHar } from '../../../src/core/formats/har/write/to-har.ts';
import type { ImportedFile } from '../../../src/core/formats/imported.ts';
import { toMarkdown } from '../../../src/core/formats/markdown.ts';
import { toNdjson } from '../../../src/core/formats/ndjson/ndjson.ts';
import { record } from '../../support/chains.ts';

const open = { includeSecrets: true };
const first = record('POST http://a.test/ (24 B) 302 / GET http://b.test/ 200', { requestId: '1' });
const second = record('GET http://c.test/ 301 / GET https://c.test/ 200', { requestId: '2' });
const LINES = toNdjson([first, second], open).trimEnd().split('\n');
const [LINE = '', OTHER = ''] = LINES;

function read(...pieces: string[]) {
  const reading = new FileReading();
  for (const piece of pieces) reading.add(piece);
  return reading.end();
}

function opened(...pieces: string[]): ImportedFile {
  const result = read(...pieces);
  if (!result.ok) throw new Error(result.problem);
  return result;
}

/** A line with something else in a place of it. */
function changed(change: (line: ReturnType<typeof JSON.parse>) => void): string {
  const line = JSON.parse(OTHER);
  change(line);
  return JSON.stringify(line);
}

it('one record in many lines is read, however deeply its content is nested', () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  const text = `{"unknown":${deep},\n${OTHER.slice(1)}`;
  expect(opened(text).chains).toEqual([second]);
});

describe('the format of a file', () => {
  const har = toHar([first, second], { creator: { name: 'Detour', version: '1' }, ...open });

  it.each([
    ['a HAR in one line', JSON.stringify(har)],
    ['a HAR in one line, with a line feed', `${JSON.stringify(har)}\n`],
    ['a HAR in one line whose log comes last', `${JSON.stringify({ comment: '', ...har })}\n\n`],
    ['a HAR in many lines', JSON.stringify(har, null, 2)],
    ['NDJSON', `${LINES.join('\n')}\n`],
    ['NDJSON without a line feed at its end', LINES.join('\n')],
    ['NDJSON of a system with other line ends', LINES.join('\r\n')],
    ['NDJSON with empty lines', `\n \n${LINES.join('\n\n')}\n\n`],
  ])('is recognized by its beginning: %s', (_, text) => {
    expect(opened(text).chains).toEqual([first, second]);
    const middle = text.indexOf('\n') + 1;
    expect(opened(text.slice(0, middle), text.slice(middle)).chains).toEqual([first, second]);
  });

  it('is NDJSON if it contains only one chain, even if it was reformatted into several lines', () => {
    expect(opened(LINE).chains).toEqual([first]);
    expect(opened(JSON.stringify(JSON.parse(LINE), null, 2)).chains).toEqual([first]);
  });

  it.each([
    '{"request":{},"response":{}}',
    '{"startedDateTime":"2024-01-01T00:00:00Z","request":{"method":"GET","url":"http://a.test/"}}',
    '{"entries":[]}',
    '{}',
  ])('is not NDJSON if it contains only one object that is not a chain: %s', (text) => {
    const problem = 'The file is JSON but not a HAR: log is missing.';
    for (const pieces of [[text], [`${text}\n`], [text, '\n'], [`${text}\r\n`, ' \n', '\n']])
      expect(read(...pieces)).toEqual({ ok: false, problem });
    expect(read(JSON.stringify(JSON.parse(text), null, 2))).toEqual({ ok: false, problem });
  });

  it('is NDJSON if the second line arrives later, in pieces without a line feed', () => {
    expect(opened(`${LINE}\n`, OTHER.slice(0, 9), OTHER.slice(9)).chains).toEqual([first, second]);
    expect(opened(`${LINE}\n`, '\n', ' ', OTHER).chains).toEqual([first, second]);
  });

  it('is also HAR inside a script', () => {
    for (const text of [
      `onInputData(${JSON.stringify(har)});`,
      `var har =\n${JSON.stringify(har)};`,
    ])
      expect(opened(text).chains).toEqual([first, second]);
  });

  it.each([
    ['CSV', toCsv([first], open)],
    ['Markdown', toMarkdown([first], open)],
  ])('may be one that Detour only writes: %s', (kind, text) => {
    expect(read(text)).toEqual({
      ok: false,
      problem: `The file is ${kind}, which omits too much of a chain to be reopened. Export HAR or NDJSON instead.`,
    });
  });
});

describe('unreadable lines', () => {
  it.each([
    ['', undefined],
    ['{"version":1', 'the JSON ends unexpectedly at column 13'],
    ['{"version":1,}', 'the JSON has a syntax error at column 14'],
    ['POST http://a.test/', 'the JSON has a syntax error at column 1'],
    ['[1]', 'the record is not an object'],
    ['{"level":"info"}', 'version is not 1'],
    [
      changed((line) => (line.version = 2)),
      'version 2 is from a newer Detour; this one reads version 1',
    ],
    [changed((line) => (line.version = '1')), 'version is not 1'],
    [changed((line) => delete line.tabId), 'tabId is missing'],
    [changed((line) => (line.tabId = '7')), 'tabId is not a number'],
    [changed((line) => (line.hops = [])), 'hops[0] is missing'],
    [changed((line) => (line.hops = {})), 'hops is not an array'],
    [changed((line) => (line.hops = Array(51).fill(line.hops[0]))), 'hops has more than 50 items'],
    [changed((line) => delete line.hops[1].url), 'hops[1].url is missing'],
    [changed((line) => (line.hops[1].url = null)), 'hops[1].url is not a string'],
    [changed((line) => (line.hops[1].response = [])), 'hops[1].response.status is missing'],
    [changed((line) => (line.hops[0].response = 1)), 'hops[0].response is not an object'],
    [
      changed((line) => (line.hops[0].response.headers[0].value = 1)),
      'hops[0].response.headers is not in Detour’s format',
    ],
    [
      changed((line) => (line.hops[0].body = { kind: 'form', digest: '', fields: { a: 'b' } })),
      'hops[0].body.fields is not in Detour’s format',
    ],
    [
      changed((line) => (line.hops[0].body.kind = 'x')),
      'hops[0].body.kind is not in Detour’s format',
    ],
    [changed((line) => (line.ended = 'yes')), 'ended is not a boolean'],
    [
      changed((line) => (line.hops[1].startedAt = 1e300)),
      'hops[1].startedAt is not in Detour’s format',
    ],
  ])('are left out, and the first is reported: %s', (line, wrong) => {
    const { chains, unreadable, notes } = opened(`${LINE}\n${line}\n${OTHER}\n`);
    expect(chains).toEqual([first, second]);
    expect(unreadable).toBe(wrong === undefined ? 0 : 1);
    expect(notes).toEqual(
      wrong === undefined ? [] : [`1 line could not be read. Line 2: ${wrong}.`],
    );
  });

  it('are counted', () => {
    expect(opened(`${LINE}\n{}\n\n{}\n`).notes).toEqual([
      '2 lines could not be read. The first is line 2: version is not 1.',
    ]);
  });

  it('make the whole file unreadable if there are no others', () => {
    expect(read('{"a":1}\n{"b":2}\n')).toEqual({
      ok: false,
      problem: 'No line in the file could be read. Line 1: version is not 1.',
    });
    expect(read(changed((line) => (line.version = 2)))).toMatchObject({
      problem: expect.stringContaining('from a newer Detour'),
    });
  });
});

describe('what is read', () => {
  it('contains only known fields', () => {
    const hostile = changed((line) => {
      Object.assign(line, { later: 1, transitions: 'x', findings: 7, outcome: null });
      line.hops[0].later = { later: 1 };
      line.hops[0].response.later = 1;
    }).replace('{', '{"__proto__":{"cut":true},"constructor":{"prototype":{"cut":true}},');
    expect(opened(hostile).chains).toEqual([second]);
    expect(({} as { cut?: unknown }).cut).toBeUndefined();
  });

  it('keeps the form field __proto__', () => {
    const fields = JSON.parse('{"__proto__":["a"],"constructor":["b"]}');
    const text = changed((line) => (line.hops[0].body = { kind: 'form', digest: '', fields }));
    expect(Object.entries(opened(text).chains[0]?.hops[0].body ?? {})).toContainEqual([
      'fields',
      fields,
    ]);
  });

  it('names the program and the browser if all lines agree', () => {
    const of = (name: string) =>
      toNdjson([first], { ...open, creator: { name: 'Detour', version: '1' }, browser: { name } });
    expect(opened(of('Edge') + of('Edge'))).toMatchObject({ browser: { name: 'Edge' } });
    const mixed = opened(of('Edge') + of('Chrome'));
    expect(mixed.creator).toEqual({ name: 'Detour', version: '1' });
    expect(mixed.browser).toBeUndefined();
  });

  it('keeps the chains of several recordings apart, each with its own links', () => {
    const next = { ...second, link: { from: '1', cause: 'form', certainty: 'certain' } as const };
    const file = toNdjson([first, next], open);
    const { chains } = opened(file + file + file);
    expect(chains.map(({ id, link }) => [id, link?.from])).toEqual([
      ['1', undefined],
      ['2', '1'],
      ['1~2', undefined],
      ['2~2', '1~2'],
      ['1~3', undefined],
      ['2~3', '1~3'],
    ]);
  });

  it('may be nested to any depth, and a line may have any length', () => {
    const deep = `${'['.repeat(300_000)}${']'.repeat(300_000)}`;
    const { notes } = opened(`${LINE}\n{"version":1,"id":${deep}}\n`);
    expect(notes).toEqual(['1 line could not be read. Line 2: id is not a string.']);
    const long = changed((line) => (line.id = 'x'.repeat(3_000_000)));
    const pieces = long.match(/.{1,64}/gs) ?? [];
    expect(opened(`${LINE}\n`, ...pieces, '\n').chains).toHaveLength(2);
  });

  it('may have a million unreadable lines', () => {
    expect(read('{"a":1}\n'.repeat(1_000_000))).toMatchObject({ ok: false });
  });
});
