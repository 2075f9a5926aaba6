import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../../src/core/chain/chain.ts';
import { COPY_FORMATS, copyAs } from '../../../../src/core/formats/copy-as/index.ts';
import { powerShellText, shellWord } from '../../../../src/core/formats/copy-as/quote.ts';
import {
  aSecret,
  FORMS,
  leaksOf,
  NAMINGS,
  OWN_NAMES,
  planted,
} from '../../../support/planted-secrets.ts';

const open = { includeSecrets: true };

/** Text that would like to be more than text. */
const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'\'"`$\\;|&<>(){}[]!#*?~\n\r\t @=%^-:,é漢‘’‚‛“”ab1'),
    fc.constantFrom(
      '\0',
      '\u001b',
      '\u0003',
      '\u2028',
      '\u0085',
      '\u202e',
      '$(id)',
      '`id`',
      "'\\''",
      "'@",
    ),
    fc.constantFrom(
      '{{x}}',
      '\nHTTP 200',
      '\n[Asserts]',
      'file,/etc/passwd;',
      '</script>',
      `\${x}`,
      '*/',
      '@/etc/passwd',
    ),
  ),
  maxLength: 12,
});

interface Hostile {
  readonly header: string;
  readonly cookie: string;
  readonly query: string;
  readonly location: string;
  readonly body: string;
}

const texts: fc.Arbitrary<Hostile> = fc.record({
  header: hostile,
  cookie: hostile,
  query: hostile,
  location: hostile,
  body: hostile.filter((text) => text !== '' && !text.includes('\0')),
});

function chainOf({ header, cookie, query, location, body }: Hostile): RedirectChain {
  const url = new URL('http://a.test/');
  url.search = query;
  const size = new TextEncoder().encode(body).length;
  return {
    id: '1',
    tabId: 1,
    frameId: 0,
    type: 'main_frame',
    hops: [
      {
        method: 'POST',
        url: url.href,
        startedAt: 0,
        body: { kind: 'bytes', size, digest: 'd', text: body },
        requestHeaders: [
          { name: 'X-A', value: header },
          { name: 'Cookie', value: cookie },
          { name: '@/etc/passwd', value: 'no token' },
        ],
        response: {
          status: 302,
          statusLine: 'HTTP/1.1 302 Found',
          headers: [{ name: 'Location', value: location }],
        },
      },
    ],
    ended: true,
  };
}

/** What a field's value is sent as. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const sent = (value: string) => value.replace(/[\0-\x08\n-\x1f\x7f]+/g, ' ').trim();

/** Reads POSIX words of single quotes, escaped quotes and printf's octal escapes; throws at anything else. */
function readShell(text: string): string[] {
  const words: string[] = [];
  for (let at = 0, word = ''; at <= text.length; ) {
    const rest = text.slice(at);
    const separator = /^(?: \\\n {2}| |$)/.exec(rest);
    if (separator) {
      words.push(word);
      word = '';
      if (rest === '') break;
      at += separator[0].length;
      continue;
    }
    const [whole = '', bare, quoted, octals] =
      /^(?:(--[\w-]+|curl)|'([^']*)'|\\'|"\$\(printf '((?:\\[0-7]{3})+)'\)")/.exec(rest) ?? [];
    if (whole === '') throw new Error(`not quoted: ${rest.slice(0, 20)}`);
    if (octals !== undefined) {
      const bytes = octals
        .split('\\')
        .slice(1)
        .map((octal) => Number.parseInt(octal, 8));
      word += new TextDecoder().decode(Uint8Array.from(bytes));
    } else word += bare ?? quoted ?? "'";
    at += whole.length;
  }
  return words;
}

describe('hostile texts', () => {
  it('remain one word in the shell, without control characters that a terminal would take for keys', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const word = shellWord(text);
        expect(readShell(word)).toEqual([text.replaceAll('\0', '')]);
        expect(word.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
      }),
    );
  });

  it('remain the values of curl’s options', () => {
    fc.assert(
      fc.property(texts, (given) => {
        const words = readShell(copyAs('curl', chainOf(given), open).text);
        const argument = (option: string) => words[words.indexOf(option) + 1];
        expect(argument('--data-raw')).toBe(given.body);
        expect(argument('--url')).toBe(chainOf(given).hops[0].url.split('#')[0]);
        const header = sent(given.header);
        expect(words).toContain(header === '' ? 'X-A;' : `X-A: ${header}`);
        expect(words.join(' ')).not.toContain('no token');
      }),
    );
  });

  it('never end the string that PowerShell passes to curl', () => {
    fc.assert(
      fc.property(texts, (given) => {
        const { text } = copyAs('curl-powershell', chainOf(given), open);
        const lines = text.split(/\r\n|\r|\n/);
        expect([lines[0], lines.at(-1)]).toEqual(["@'", "'@ | curl.exe --config -"]);
        for (const line of lines.slice(1, -1))
          expect(line).toMatch(/^[a-z-]+(?: = "(?:[^"\\]|\\["\\nrt])*")?$/u);
      }),
    );
  });

  it('remain one string in PowerShell', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const parts = powerShellText(text)
          .replace(/^\((.*)\)$/s, '$1')
          .split(/ \+ (?=\[char\]|(?<!‘)['])/);
        const read = parts.map((part) => {
          const code = /^\[char\](\d+)$/.exec(part)?.[1];
          if (code !== undefined) return String.fromCharCode(Number(code));
          const inner = /^'((?:[^'‘’‚‛]|(['‘’‚‛])\2)*)'$/.exec(part)?.[1];
          if (inner === undefined) throw new Error(`ends early: ${part}`);
          return inner.replace(/(['‘’‚‛])\1/g, '$1');
        });
        if (!text.includes(' + ')) expect(read.join('')).toBe(text);
      }),
    );
  });

  it('remain strings in JavaScript, which sends exactly them', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (given) => {
        const { text } = copyAs('fetch', chainOf(given), open);
        expect(text.replaceAll('\n', '')).toMatch(/^[ -~]*$/);
        expect(text).not.toContain('</');
        let call: unknown[] = [];
        const fetch = (...args: unknown[]) => {
          call = args;
        };
        await new Function('fetch', `return (async () => { ${text} })()`)(fetch);
        expect(call).toEqual([
          chainOf(given).hops[0].url.split('#')[0],
          {
            method: 'POST',
            headers: [['X-A', sent(given.header)]],
            body: given.body,
            credentials: 'include',
          },
        ]);
      }),
    );
  });

  it('remain strings in a Playwright test, which asserts exactly them', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (given) => {
        const [first, , ...rest] = copyAs('playwright', chainOf(given), open).text.split('\n');
        expect(first).toBe("import { expect, test } from '@playwright/test';");
        const seen: unknown[] = [];
        const request = {
          fetch: async (url: string, init: unknown) => {
            seen.push(url, init);
            return { status: () => 302, headers: () => ({ location: given.location }) };
          },
        };
        const test = (_: string, run: (fixtures: unknown) => unknown) => run({ request });
        await new Function('test', 'expect', `return ${rest.join('\n')}`)(test, expect);
        expect(seen).toEqual([
          chainOf(given).hops[0].url.split('#')[0],
          {
            method: 'POST',
            headers: { 'x-a': sent(given.header), cookie: sent(given.cookie) },
            data: Buffer.from(given.body),
            maxRedirects: 0,
          },
        ]);
      }),
    );
  });

  it('remain within their lines in Hurl', () => {
    const unescaped = (text: string) =>
      text.replace(/\\u\{([\da-f]+)\}/g, (_, code) =>
        String.fromCodePoint(Number.parseInt(code, 16)),
      );
    fc.assert(
      fc.property(texts, (given) => {
        const lines = copyAs('hurl', chainOf(given), open).text.split(/\r\n|[\n\r]/);
        expect(lines).toHaveLength(7);
        for (const line of lines) expect(line).not.toMatch(/\{\{|#|: file,/);
        const [request, header = '', cookie = '', body, status, asserts, location = ''] = lines;
        expect(request).toMatch(/^POST http:\/\/a\.test\/[!-~]*$/);
        expect([unescaped(header), unescaped(cookie)].map((line) => line.trimEnd())).toEqual(
          [`X-A: ${sent(given.header)}`, `Cookie: ${sent(given.cookie)}`].map((line) =>
            line.trimEnd(),
          ),
        );
        expect(body).toBe(`base64,${Buffer.from(given.body).toString('base64')};`);
        expect([status, asserts]).toEqual(['HTTP 302', '[Asserts]']);
        expect(location).toMatch(/^header "Location" == "(?:[^"\\{#]|\\u\{[\da-f]+\})*"$/);
        expect(unescaped(location.slice(22, -1))).toBe(given.location);
      }),
    );
  });
});

describe('what is copied', () => {
  for (const { id, label } of COPY_FORMATS) {
    it(`contains no secret as ${label}`, () => {
      fc.assert(
        fc.property(
          aSecret,
          fc.constantFrom(...Object.keys(NAMINGS)),
          fc.constantFrom(...Object.keys(FORMS)),
          (secret, naming, form) => {
            const { text } = copyAs(id, planted(secret, naming, form), {
              includeSecrets: false,
              secretNames: OWN_NAMES,
            });
            expect(text).toMatch(/redacted-\d/);
            expect(leaksOf(text, secret)).toEqual([]);
          },
        ),
        { numRuns: 60 },
      );
    });
  }
});
