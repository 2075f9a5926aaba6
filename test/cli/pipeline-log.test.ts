/** A pipeline's log and a terminal obey what they read, wherever a recording or the name of a file has it from. */
import { describe, expect, it } from 'vitest';
import { FORMAT_NAMES } from '../../src/cli/arguments/format-names.ts';
import { detour, file, folder } from './run.ts';

const COMMANDS = [
  ...['::error::x', '##vso[task.setvariable variable=x]y', '##[error]x', '##teamcity[x]'],
  ...[
    '\u001b[31m',
    '\u001b]8;;http://evil.test\u0007',
    '\u009b31m',
    '\u202e',
    '\rx',
    '\n::error::x',
  ],
];

/** What a recording has of a server, of the page and of the tool that wrote it. */
function recording(text: string) {
  const entry = (request: object, response: object, more = {}) => ({
    startedDateTime: '2024-01-01T00:00:00.000Z',
    time: 1,
    request: { method: 'GET', httpVersion: text, headers: [], ...request },
    response: { statusText: text, httpVersion: text, headers: [], content: {}, ...response },
    timings: { send: 0, wait: 1, receive: 0 },
    ...more,
  });
  const Location = `http://b.test/ ${text}`;
  const headers = [
    { name: 'Location', value: Location },
    { name: 'Set-Cookie', value: `${text}=1; Domain=${text}` },
    { name: 'Server', value: text },
  ];
  const entries = [
    entry(
      { method: text, url: `http://a.test/${text}` },
      { status: 302, headers, redirectURL: Location },
    ),
    entry(
      { url: Location, headers: [{ name: text, value: text }] },
      { status: 0 },
      { _error: text },
    ),
    { startedDateTime: text },
  ];
  const software = { name: text, version: text };
  return JSON.stringify({ log: { version: '1.2', creator: software, browser: software, entries } });
}

function obeyed(output: string): string[] {
  return output.split('\n').filter(
    (line) =>
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
      /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/.test(line) ||
      /##\w*\[/.test(line) ||
      line.trimStart().startsWith('::'),
  );
}

describe.each(FORMAT_NAMES)('as %s', (format) => {
  it.each(COMMANDS)('a check prints nothing that is obeyed: %j', async (text) => {
    const name = file('obeyed.har', recording(text));
    const ran = await detour([
      'check',
      '--format',
      format,
      '--fail-on',
      'info',
      '--max-hops',
      '1',
      name,
    ]);
    expect(ran.code).toBe(1);
    expect(obeyed(ran.output + ran.errors)).toEqual([]);
  });
});

it('JSON says what it said', async () => {
  const text = '##[x]\u009b\u202e';
  const name = file('said.har', recording(text));
  const { output } = await detour(['check', '--format', 'json', name]);
  expect(JSON.parse(output).files[0].chains[0].hops[0].method).toBe(text);
});

describe('a problem', () => {
  it.each(COMMANDS)('is one line that nothing obeys: %j', async (text) => {
    const place = `${folder}/${text.replaceAll('/', '')}`;
    const map = file('map.csv', `/a,${text}\n`);
    for (const args of [
      [`${place}.har`],
      ['--baseline', place, file('fine.har', recording(''))],
      ['--expect', text, place],
      ['--expect-file', map, place],
      ['--output', `${place}/x`, file('fine.har', recording(''))],
    ]) {
      const { code, output, errors } = await detour(['check', ...args]);
      expect([args, code]).toEqual([args, 2]);
      expect([args, obeyed(output + errors)]).toEqual([args, []]);
      expect(errors.split('\n').filter((line) => line.startsWith('detour: '))).toHaveLength(1);
    }
  });
});
