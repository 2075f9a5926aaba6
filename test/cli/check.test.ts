import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { detour, FINE, file, folder, har, LOST_POST } from './run.ts';

const LOOP =
  'GET https://a.test/a 302 / GET https://a.test/a 302 / GET https://a.test/a net::ERR_TOO_MANY_REDIRECTS';
const SECRET = 'GET https://a.test/x?token=Zm9vYmFyYmF6cXV4 302 / GET https://a.test/y 200';

const good = har('good.har', FINE);
const lost = har('lost.har', FINE, LOST_POST);

describe('detour check', () => {
  it('prints each chain with its findings, and passes where there is no error', async () => {
    const { code, output, errors } = await detour(['check', lost]);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toContain('1 POST   302 Found                https://a.test/form\n');
    expect(output).toContain('▲ POST → GET · body of 24 B dropped');
    expect(output).toMatch(/▲ warning · post-became-get · hop 1 · log\.entries\[2\]\n {6}\S/);
    expect(output).toContain('1 file, 2 chains, 1 warning\n✔ nothing fails\n');
  });

  it('has colors in a terminal only, and none if NO_COLOR is set', async () => {
    const colored = await detour(['check', lost], { isTerminal: true });
    expect(colored.output).toContain('\u001b[33m▲ warning\u001b[0m');
    expect(
      (await detour(['check', lost], { isTerminal: true, noColor: true })).output,
    ).not.toContain('\u001b');
    expect((await detour(['check', lost])).output).not.toContain('\u001b');
  });

  it('shows nothing that a terminal would obey', async () => {
    const evil = 'GET https://a.test/\u001b]0;x\u0007\u202e 302 / GET https://a.test/new 200';
    const { output } = await detour(['check', har('evil.har', evil)], { noColor: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202e]/);
    expect(output).toContain('\\u{001B}]0;x\\u{0007}\\u{202E}');
  });

  it('reads gzip and NDJSON, and standard input', async () => {
    const ndjson = await detour(['check', '--format', 'ndjson', lost]);
    const again = await detour(['check', '-'], { input: gzipSync(ndjson.output) });
    expect(again.output).toMatch(/^standard input: 1 warning\n/);
    expect(again.output).toContain('post-became-get · hop 1 · line 2');
  });

  it('replaces secrets in every format unless asked to keep them', async () => {
    const name = har('secret.har', SECRET);
    for (const format of ['text', 'json', 'ndjson', 'markdown', 'junit', 'sarif']) {
      const args = ['check', '--format', format, '--max-hops', '1', name];
      const expected = ['--expect', 'https://a.test/x?token=Zm9vYmFyYmF6cXV4 -> /z'];
      const { output } = await detour([...args, ...expected]);
      expect(output, format).not.toContain('Zm9vYmFyYmF6cXV4');
      const kept = await detour([...args, ...expected, '--secrets', 'keep']);
      expect(kept.output, format).toContain('Zm9vYmFyYmF6cXV4');
    }
  });

  it('finds the same whether secrets are replaced or kept', async () => {
    let state = 'k0:/docs';
    const hops: string[] = [];
    const page = () => `https://id.test/auth?state=${encodeURIComponent(state)}`;
    for (let index = 0; index < 9; index += 1) {
      const callback = `/oauth2/callback?state=${encodeURIComponent(state)}&code=c0d3-${index}`;
      hops.push(`GET ${page()} 302`, `GET https://a.test${callback} 302`);
      state = `k${index + 1}:${callback}`;
    }
    const growing = [...hops, `GET ${page()} net::ERR_TOO_MANY_REDIRECTS`].join(' / ');
    const long = 'x'.repeat(9000);
    const refused = `GET https://a.test/in 302 / GET https://a.test/ {Cookie: sid=${long}} 400`;
    const name = har('growing.har', growing, refused);
    const idsIn = (json: string) =>
      JSON.parse(json).files[0].chains.map(({ findings }: { findings: { id: string }[] }) =>
        findings.map(({ id }) => id),
      );
    const json = ['check', '--format', 'json'];
    const shown = idsIn((await detour([...json, name])).output);
    expect(shown).toEqual([expect.arrayContaining(['growing-url']), ['url-too-long']]);
    expect(shown).toEqual(idsIn((await detour([...json, '--secrets', 'keep', name])).output));
    const written = await detour(['check', '--format', 'ndjson', name]);
    const again = file('again.ndjson', written.output);
    expect(shown).toEqual(idsIn((await detour([...json, again])).output));
    for (const format of ['text', 'json', 'ndjson', 'markdown', 'junit', 'sarif'])
      expect((await detour(['check', '--format', format, name])).output, format).not.toMatch(
        /c0d3|k\d+(?:%3A|:)|xxxx/,
      );
  });

  it('keeps the chains that the filter keeps', async () => {
    const { output } = await detour(['check', '--filter', 'method:POST', lost]);
    expect(output).toContain('1 file, 1 chain, 1 warning');
    const none = await detour(['check', '--filter', 'domain:b.test', lost]);
    expect(none.output).toContain('no chain that the filter keeps');
  });

  it('says so if the filter keeps none, in every format', async () => {
    const args = ['check', '--filter', 'status:418', good];
    const said = '1 file, 0 chains, no findings\n▲ --filter keeps none of 1 chain\n';
    const { code, output } = await detour(args);
    expect(code).toBe(0);
    expect(output).toContain(said);
    expect((await detour([...args, '--format', 'json'])).errors).toContain(said);
    expect((await detour(['check', '--filter', 'status:308', good])).output).not.toContain('▲');
    const empty = file('empty.har', '{"log":{"entries":[]}}');
    expect((await detour(['check', '--filter', 'status:418', empty])).output).not.toContain('▲');
  });

  it('searches for text with a colon if it is quoted, a URL or on this machine', async () => {
    for (const text of ['"stat:302"', 'https://a.test', 'localhost:8080', '/a:b/', 'a.test:8080'])
      expect((await detour(['check', '--filter', text, good])).code).toBe(0);
  });

  it('writes to a file, and says on standard error how it went', async () => {
    const place = path.join(folder, 'out.json');
    const { output, errors } = await detour(['check', '--format', 'json', '--output', place, lost]);
    expect(output).toBe('');
    expect(errors).toBe('1 file, 2 chains, 1 warning\n✔ nothing fails\n');
    expect(JSON.parse(readFileSync(place, 'utf8')).files[0].chains).toHaveLength(2);
  });
});

describe('what fails', () => {
  const codes = async (...args: string[]) => (await detour(['check', ...args])).code;

  it('is an error unless said otherwise', async () => {
    expect(await codes(har('loop.har', LOOP))).toBe(1);
    expect(await codes('--fail-on', 'none', har('loop.har', LOOP))).toBe(0);
    expect(await codes(lost)).toBe(0);
  });

  it('is a severity and what is worse, or a rule', async () => {
    expect(await codes('--fail-on', 'warning', lost)).toBe(1);
    expect(await codes('--fail-on', 'info', lost)).toBe(1);
    expect(await codes('--fail-on', 'query-lost,post-became-get', lost)).toBe(1);
    expect(await codes('--fail-on', 'query-lost', lost)).toBe(0);
    expect(await codes('--fail-on', 'query-lost', har('loop.har', LOOP))).toBe(0);
    expect(await codes('--fail-on', 'info', good)).toBe(0);
  });

  it('is not what is ignored, which is not shown either', async () => {
    const { code, output } = await detour([
      'check',
      '--fail-on',
      'info',
      '--ignore',
      'post-became-get',
      lost,
    ]);
    expect(code).toBe(0);
    expect(output).not.toContain('post-became-get');
  });

  it('is a chain of more hops than allowed', async () => {
    expect(await codes('--max-hops', '2', good)).toBe(0);
    const { code, output } = await detour(['check', '--fail-on', 'none', '--max-hops', '1', good]);
    expect(code).toBe(1);
    expect(output).toContain('2 hops instead of at most 1');
    expect(output).toContain('✖ 1 chain with too many hops (--max-hops 1)');
  });

  it('is only what the baseline lacks', async () => {
    const baseline = path.join(folder, 'baseline.json');
    const args = ['--fail-on', 'warning', '--baseline', baseline];
    expect(existsSync(baseline)).toBe(false);
    expect(await codes(...args, lost)).toBe(2);
    expect(await codes(...args, '--update-baseline', lost)).toBe(0);
    expect(await codes(...args, lost)).toBe(0);
    const other = 'POST https://a.test/other (2 B) 301 / GET https://a.test/other 200';
    const { code, output } = await detour(['check', ...args, har('more.har', LOST_POST, other)]);
    expect(code).toBe(1);
    expect(output).toContain('✖ 1 new finding (--fail-on warning)');
    const gone = await detour(['check', ...args, good]);
    expect(gone.output).toContain('1 finding of the baseline not found again');
  });

  it('is the same in the baseline whatever the values of parameters and whether secrets are kept', async () => {
    const baseline = path.join(folder, 'stable.json');
    const drawn = (value: string) =>
      `POST https://a.test/f/${value}?v=${value} (2 B) 302 / GET https://a.test/f/${value}?v=${value} 200`;
    const jwt = (name: string) =>
      `eyJhbGciOiJIUzI1NiJ9.${Buffer.from(`{"sub":"${name}"}`).toString('base64url')}.c2lnbmF0dXJl`;
    const args = ['--fail-on', 'info', '--baseline', baseline];
    expect(await codes(...args, '--update-baseline', har('one.har', drawn(jwt('anna'))))).toBe(0);
    expect(readFileSync(baseline, 'utf8')).not.toContain('eyJ');
    expect(readFileSync(baseline, 'utf8')).toContain('/f/redacted?v');
    expect(await codes(...args, har('two.har', drawn(jwt('berta'))))).toBe(0);
    expect(await codes(...args, '--secrets', 'keep', har('two.har', drawn(jwt('berta'))))).toBe(0);
  });
});

describe('what is unusable', () => {
  const cut = file('cut.har', '{"log": {\n  "entries": [');
  it.each([
    [[], 'no command is given; see detour --help'],
    [['chek', good], '"chek" is not a command; did you mean check?'],
    [['check'], 'no file is given; use - for standard input'],
    [['check', '-', '-'], 'standard input (-) can be read only once'],
    [['check', '--frmat', 'json', good], "Unknown option '--frmat'; see detour --help"],
    [['check', '--fail-on', 'eror', good], '--fail-on can’t be "eror"; did you mean error?'],
    [
      ['check', '--ignore', 'no-such-rule', good],
      '--ignore can’t be "no-such-rule": it must be the id of a rule, as each finding names it',
    ],
    [
      ['check', '--fail-on', 'nothing', good],
      '--fail-on can’t be "nothing": it must be error, warning, info, none, the id of a rule, as each finding names it',
    ],
    [['check', '--max-hops', '0', good], '--max-hops "0" is not a whole number from 1'],
    [['check', '--filter', 'status:x', good], /^--filter: status:x \(at character 8\): /],
    [
      ['check', '--filter', 'cached stat:302', good],
      '--filter: stat:302 (at character 8): unknown term; did you mean status? To search for this text, quote it',
    ],
    [
      ['check', '--filter', 'host:a.test', good],
      '--filter: host:a.test (at character 1): unknown term; to search for this text, quote it',
    ],
    [
      ['check', '--filter', 'status:', good],
      '--filter: status: (at character 1): the value is missing',
    ],
    [
      ['check', '--filter', 'cached', '--filter', 'cross-site', good],
      '--filter can be given only once',
    ],
    [
      ['check', '--fail-on', 'query-lost', '--ignore', 'ping-pong,query-lost', good],
      '--ignore query-lost contradicts --fail-on query-lost',
    ],
    [
      ['check', '--max-hops', '1', '--ignore', 'max-hops', good],
      '--ignore max-hops contradicts --max-hops',
    ],
    [['check', '--fail-on', 'max-hops', good], '--fail-on max-hops needs --max-hops N'],
    [
      ['check', '--output', good, good],
      `--output ${JSON.stringify(good)} would overwrite a file to be checked`,
    ],
    [
      ['check', '--update-baseline', '--baseline', good, good],
      `--baseline ${JSON.stringify(good)} would overwrite a file to be checked`,
    ],
    [
      ['check', '--baseline', file('later.json', '{"version": 2, "findings": []}'), good],
      `${folder}/later.json: The baseline’s version is not 1, the one that this Detour reads; --update-baseline writes it.`,
    ],
    [['check', '--update-baseline', good], '--update-baseline needs --baseline FILE'],
    [
      ['check', '--baseline', cut, good],
      `${cut}: The file is truncated: the JSON ends unexpectedly at line 2, column 15.`,
    ],
    [
      ['check', '--baseline', good, good],
      `${good}: The file is not a baseline; --update-baseline writes one.`,
    ],
    [['check', '--expect', 'a -> b', good], '--expect: "a" is neither an HTTP URL nor a path'],
    [['check', '--expect', '/a -> /b 200', good], /^--expect: "200" is not a redirect status/],
    [
      ['check', '--output', `${folder}/no/x`, good],
      `${folder}/no/x: there is no such file or folder`,
    ],
    [
      ['check', cut],
      `${cut}: The file is truncated: the JSON ends unexpectedly at line 2, column 15.`,
    ],
    [['check', folder], `${folder}: it is a folder, not a file`],
    [['check', '-'], 'standard input: The file is empty.'],
  ])('%j', async (args, problem) => {
    const { code, output, errors } = await detour(args as string[]);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toMatch(/^detour: [^\n]+\n$/);
    const said = errors.slice('detour: '.length, -1);
    if (typeof problem === 'string') expect(said).toBe(problem);
    else expect(said).toMatch(problem);
  });

  it('leaves the baseline as it is', async () => {
    const baseline = file('kept.json', '{"version": 1, "findings": ["kept"]}');
    const { code } = await detour([
      'check',
      '--baseline',
      baseline,
      '--update-baseline',
      good,
      cut,
    ]);
    expect(code).toBe(2);
    expect(readFileSync(baseline, 'utf8')).toContain('kept');
  });

  it('is said of entries that can’t be read, whatever the format', async () => {
    const partly = JSON.parse(readFileSync(good, 'utf8'));
    partly.log.entries.push({ startedDateTime: 'yesterday' });
    const input = JSON.stringify(partly);
    const json = await detour(['check', '--format', 'json', '-'], { input });
    const said = 'standard input: 1 entry could not be read: log.entries[2].';
    expect(json.errors).toContain(said);
    const text = await detour(['check', '-'], { input });
    expect(text.output).toContain('1 entry could not be read: log.entries[2].');
  });

  it('is said of each file, after what was found in the others', async () => {
    const { code, output, errors } = await detour(['check', 'no-such-file.har', good, cut]);
    expect(code).toBe(2);
    expect(output).toContain('1 file, 1 chain, no findings\n✖ 2 files unusable\n');
    expect(errors.trimEnd().split('\n')).toEqual([
      'detour: no-such-file.har: there is no such file or folder',
      expect.stringContaining(`detour: ${cut}: The file is truncated`),
    ]);
  });
});

it('tells of progress in a terminal, of files over 10 MB only', async () => {
  const large = file('large.har', `{"log":{"entries":[]}}${' '.repeat(11_000_000)}`);
  const { errors } = await detour(['check', large], { isTerminal: true });
  expect(errors).toMatch(/large\.har: read \d+% …/);
  expect(errors.endsWith('\r\u001b[K')).toBe(true);
  expect((await detour(['check', large])).errors).toBe('');
  expect((await detour(['check', good], { isTerminal: true })).errors).toBe('');
});

it('says how it is used, and which version it is', async () => {
  const help = await detour(['--help']);
  expect(help.code).toBe(0);
  for (const line of help.output.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect((await detour(['--version'])).output).toBe(`${version}\n`);
});
