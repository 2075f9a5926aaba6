import { describe, expect, it } from 'vitest';
import type { Header, RedirectChain } from '../../../../src/core/chain/chain.ts';
import {
  COPY_FORMATS,
  type CopyFormat,
  copyAs,
} from '../../../../src/core/formats/copy-as/index.ts';
import { record } from '../../../support/chains.ts';

const copy = (format: CopyFormat, drawing: string) =>
  copyAs(format, record(drawing), { includeSecrets: true }).text;

/** The options of the first transfer and of all others. */
const curl = (drawing: string) =>
  copy('curl', drawing)
    .split(' \\\n  ')
    .filter((word) => !/^--(?:include|globoff|url|header)/.test(word));

describe('cURL', () => {
  it.each([
    [
      'GET http://a.test/ 302 / GET http://a.test/x 200',
      ['curl', '--location', "--max-redirs '1'"],
    ],
    [
      'HEAD http://a.test/ 303 / HEAD http://a.test/x 200',
      ['curl', '--head', '--location', "--max-redirs '1'"],
    ],
    [
      'POST http://a.test/ (form a=b) 302 / GET http://a.test/x 301 / GET http://a.test/y 200',
      ['curl', '--location', "--max-redirs '2'", "--data-raw 'a=b'"],
    ],
    [
      'POST http://a.test/ (form a=b) 301 / POST http://a.test/x (form a=b) 303 / GET http://a.test/y 200',
      ['curl', '--location', "--max-redirs '2'", '--post301', "--data-raw 'a=b'"],
    ],
    [
      'PUT http://a.test/ (3 B) 307 / PUT http://a.test/x (3 B) 200',
      ['curl', '--location', "--max-redirs '1'", "--request 'PUT'", "--data-raw 'xxx'"],
    ],
    [
      'DELETE http://a.test/ 301 / DELETE http://a.test/x 200',
      ['curl', '--location', "--max-redirs '1'", "--request 'DELETE'"],
    ],
    ['GET http://a.test/ 200', ['curl']],
  ])('follows redirects itself if it does so like the browser: %s', (drawing, words) => {
    expect(curl(drawing)).toEqual(words);
  });

  it.each([
    ['PUT http://a.test/ (3 B) 303 / GET http://a.test/x 200'],
    ['PUT http://a.test/ (3 B) 301 / PUT http://a.test/x (3 B) 200'],
    ['POST http://a.test/ (3 B) 307 / GET http://a.test/x 200'],
    ['POST http://a.test/ (3 B) 302 / POST http://a.test/x (3 B) 302 / GET http://a.test/y 200'],
    ['POST http://a.test/ (3 B) 307 / POST http://a.test/x (4 B) 200'],
    ['GET http://a.test/ 302 / GET http://a.test/x hsts / GET https://a.test/x 200'],
  ])('sends each hop separately otherwise: %s', (drawing) => {
    const words = curl(drawing);
    const sent = record(drawing).hops.filter(({ redirect }) => redirect?.cause !== 'hsts');
    expect(words).not.toContain('--location');
    expect(words.filter((word) => word === '--next')).toHaveLength(sent.length - 1);
  });

  it('stores cookies that are set on the way, and reads none from a file', () => {
    const chain = record('GET http://a.test/ {Cookie: s=1} 302 / GET http://a.test/x 200');
    const withCookie = { name: 'Set-Cookie', value: 'a=b' };
    const set = addAnswerHeader(chain, withCookie);
    expect(copyAs('curl', set, { includeSecrets: true }).text).toContain("--cookie ''");
    const twice = record('GET http://a.test/ {Cookie: a=1; cookie: b=2} 200');
    expect(copyAs('curl', twice, { includeSecrets: true }).text).toContain("--cookie 'a=1; b=2'");
    const nameless = copy('curl', 'GET http://a.test/ {Cookie: /etc/passwd} 200');
    expect(nameless).toContain("--header 'Cookie: /etc/passwd'");
    expect(nameless).not.toContain('--cookie');
  });

  it('writes a header without a value in curl’s syntax, and no header that curl sets itself', () => {
    const text = copy(
      'curl',
      'POST http://a.test/ (3 B) {X-Empty: ; Host: a.test; Content-Length: 3; Accept-Encoding: gzip} 200',
    );
    expect(text).toContain("--header 'X-Empty;'");
    expect(text).toContain("--header 'Content-Type:'");
    expect(text).toContain('--compressed');
    expect(text).not.toMatch(/Host|Content-Length|Accept-Encoding/);
  });

  it('is passed to PowerShell as a string that curl reads', () => {
    expect(copy('curl-powershell', `POST http://a.test/ (form a=b"c) {X-A: it's "x"} 200`)).toBe(
      [
        "@'",
        'globoff',
        'include',
        `header = "X-A: it's \\"x\\""`,
        'header = "Content-Type:"',
        'data-raw = "a=b%22c"',
        'url = "http://a.test/"',
        "'@ | curl.exe --config -",
      ].join('\n'),
    );
  });
});

describe('every format', () => {
  it('has a name', () => {
    expect(COPY_FORMATS.map(({ label }) => label)).toEqual([
      'URL',
      'Text',
      'Summary without links',
      'Markdown',
      'cURL',
      'cURL (PowerShell)',
      'fetch',
      'PowerShell',
      'Hurl',
      'Playwright test',
    ]);
  });

  it('reports a missing body', () => {
    for (const format of ['curl', 'fetch', 'powershell', 'hurl', 'playwright'] as const) {
      const { notes } = copyAs(format, record('POST http://a.test/ (hidden) 200'), {
        includeSecrets: true,
      });
      expect(notes).toEqual(['A body was not recorded and is left out.']);
    }
  });

  it('reports that secrets are replaced, if there are any', () => {
    const options = { includeSecrets: false };
    expect(copyAs('url', record('GET http://a.test/?code=c 200'), options)).toEqual({
      text: 'http://a.test/?code=redacted-1',
      notes: ['Secrets are replaced with placeholders.'],
    });
    expect(copyAs('url', record('GET http://a.test/?q=c 200'), options).notes).toEqual([]);
  });
});

describe('a single hop', () => {
  const chain = record(
    'GET http://a.test/ {Cookie: sid=Zk29xq7Lm4} 302 / GET http://a.test/x/Zk29xq7Lm4 302 / GET http://a.test/y 200',
  );

  it('is redacted with what the whole chain marks as secret', () => {
    for (const { id } of COPY_FORMATS) {
      const { text } = copyAs(id, chain, { includeSecrets: false, hop: 1 });
      expect([id, text]).toEqual([id, expect.stringContaining('redacted-1')]);
      expect(text).not.toContain('Zk29xq7Lm4');
    }
  });

  it('is not followed', () => {
    const { text } = copyAs('curl', chain, { includeSecrets: true, hop: 1 });
    expect(text).toContain("--url 'http://a.test/x/Zk29xq7Lm4'");
    expect(text).not.toMatch(/--location|--next/);
  });
});

describe('a chain that is too large to be searched during a click', () => {
  it('can only be exported, or copied with its secrets', () => {
    const chain = record(`GET http://a.test/${'a'.repeat(2_100_000)} 200`);
    expect(copyAs('url', chain, { includeSecrets: false })).toEqual({
      text: '',
      notes: ['This chain is too large to copy. Export it instead.'],
    });
    expect(copyAs('url', chain, { includeSecrets: true }).text).toBe(chain.hops[0].url);
  });
});

describe('what a format can’t represent', () => {
  const withHeader = (value: string) => {
    const chain = record('GET http://a.test/ 200');
    const requestHeaders = [{ name: 'X-A', value }];
    return { ...chain, hops: [{ ...chain.hops[0], requestHeaders }] } satisfies RedirectChain;
  };
  const notesOf = (format: CopyFormat, chain: RedirectChain) =>
    copyAs(format, chain, { includeSecrets: true }).notes;

  it('is reported: control characters in headers', () => {
    for (const format of [
      'curl',
      'curl-powershell',
      'fetch',
      'powershell',
      'hurl',
      'playwright',
    ] as const)
      expect([format, notesOf(format, withHeader('a\u001bb\0c'))]).toEqual([
        format,
        ['Control characters in headers are replaced with spaces: U+0000, U+001B.'],
      ]);
    expect(notesOf('curl', withHeader('a\tb'))).toEqual([]);
  });

  it('is reported: control characters in what is sent', () => {
    const chain = record('POST http://a.test/ (form a=b) {Content-Type: multipart/form-data} 200');
    const body = { kind: 'form', fields: { a: ['x\0y\u001bz'] }, digest: 'd' } as const;
    const sent = { ...chain, hops: [{ ...chain.hops[0], body }] } satisfies RedirectChain;
    const note = (codes: string) =>
      `This format can’t contain these control characters, which are left out: ${codes}.`;
    expect(notesOf('curl', sent)).toEqual([note('U+0000')]);
    expect(notesOf('curl-powershell', sent)).toEqual([note('U+0000, U+001B')]);
    expect(notesOf('powershell', sent)).toEqual([]);
  });
});

describe('fetch', () => {
  it('sends the first request, and lets the browser follow the redirects', () => {
    expect(
      copy(
        'fetch',
        'POST http://u:p@a.test/#x (form a=b) {Content-Type: text/x; Cookie: a=b; Sec-Fetch-Mode: cors} 302 / GET http://a.test/x 200',
      ),
    ).toBe(
      [
        'await fetch("http://a.test/", {',
        '  method: "POST",',
        '  headers: [',
        '    ["Content-Type", "text/x"],',
        '  ],',
        '  body: "a=b",',
        "  credentials: 'include',",
        '});',
      ].join('\n'),
    );
  });
});

describe('PowerShell', () => {
  it('sends each hop separately', () => {
    expect(
      copy(
        'powershell',
        "POST http://a.test/?it's (form a=b) {X-A: ‘b’} 302 / GET http://a.test/x 200",
      ),
    ).toBe(
      [
        '$request = @{',
        "  Uri = 'http://a.test/?it%27s'",
        "  Method = 'POST'",
        '  Headers = @{',
        "    'X-A' = '‘‘b’’'",
        '  }',
        "  Body = [Text.Encoding]::UTF8.GetBytes('a=b')",
        '  MaximumRedirection = 0',
        '  SkipHttpErrorCheck = $true',
        '  SkipHeaderValidation = $true',
        "  ErrorAction = 'SilentlyContinue'",
        '}',
        '$response = Invoke-WebRequest @request',
        '"$($response.StatusCode) $($response.Headers.Location)"',
        '',
        '$request = @{',
        "  Uri = 'http://a.test/x'",
        "  Method = 'GET'",
        '  MaximumRedirection = 0',
        '  SkipHttpErrorCheck = $true',
        '  SkipHeaderValidation = $true',
        "  ErrorAction = 'SilentlyContinue'",
        '}',
        '$response = Invoke-WebRequest @request',
        '"$($response.StatusCode) $($response.Headers.Location)"',
      ].join('\n'),
    );
  });
});

describe('Hurl', () => {
  it('sends each hop and asserts its response', () => {
    expect(
      copy('hurl', 'POST http://a.test/{x} (form a=b) {X-A: "c" #d} 302 / GET http://a.test/x 200'),
    ).toBe(
      [
        'POST http://a.test/%7Bx%7D',
        'X-A: \\u{22}c\\u{22} \\u{23}d',
        'base64,YT1i;',
        'HTTP 302',
        '[Asserts]',
        'header "Location" == "http://a.test/x"',
        '',
        'GET http://a.test/x',
        'HTTP 200',
      ].join('\n'),
    );
  });
});

function addAnswerHeader(chain: RedirectChain, header: Header): RedirectChain {
  const [first, ...rest] = chain.hops;
  const response = first.response && {
    ...first.response,
    headers: [...(first.response.headers ?? []), header],
  };
  return { ...chain, hops: [{ ...first, ...(response && { response }) }, ...rest] };
}
