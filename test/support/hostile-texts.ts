/** Texts that slow a careless search down forever, by their length in characters. */
import type { RedirectChain } from '../../src/core/chain/chain.ts';
import { record } from './chains.ts';

const repeated =
  (unit: string, before = '') =>
  (length: number) =>
    before + unit.repeat(Math.ceil(length / unit.length));

export const HOSTILE: Readonly<Record<string, (length: number) => string>> = {
  'percent signs': repeated('%25'),
  slashes: repeated('//'),
  users: repeated('//a:'),
  'encoded users': repeated('%3A%2F%2Fa'),
  names: repeated('code='),
  'names in names': repeated('a='),
  'half tokens': repeated('eyJaaaaaa.'),
  'joined tokens': repeated('eyJ'),
  'beginnings of tokens': repeated('eyJ.'),
  brackets: repeated('{"a":['),
  'open brackets': repeated('['),
  'brackets amid text': repeated('a={"b":1} '),
  elements: repeated('<a '),
  'open elements': repeated('<a>'),
  'closed elements': (length) => '<a>'.repeat(length / 6) + '</b>'.repeat(length / 8),
  'open comments': repeated('<!--'),
  'open attributes': repeated('<a b="'),
  'open quotes': repeated('\\"', '{"'),
  'open quoted values': repeated('password="'),
  'escaped quotes': repeated('\\"', 'a="'),
  parts: repeated('name="a"\n\n', '--'),
  'names of parts': repeated(' name="', '--'),
  'parts of a body': repeated('--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n'),
  semicolons: repeated(';sid='),
  'one letter': repeated('a', 'token='),
  'private keys': repeated('-----BEGIN PRIVATE KEY-----'),
  'paths of tokens': repeated('/reset'),
  'prefixes of keys': repeated('sk-'),
  references: repeated('&amp;', '<a>'),
  'escapes within escapes': repeated('\\u0025'),
  base64: repeated('YWJj'),
  'a long name in a tag': repeated('a', '<b '),
  'tokens in a row': repeated('ghp_'),
  'strings in a row': repeated('"a",', '['),
  'paths in paths': (length) => {
    const begins = Array.from({ length: 8 }, (_, level) => `%${'25'.repeat(level)}2Fb=`).join('');
    return `/b=${begins}${repeated(`%${'25'.repeat(8)}41`)(length)}`;
  },
  'users of hosts': repeated('//a@'),
  schemes: repeated('https:'),
  'single quotes': repeated("'\\'", "['"),
  'values before names': (length) =>
    `${'{"value":'.repeat(length / 24)}"a"${',"name":"pin"}'.repeat(length / 24)}`,
  'tags amid text': repeated('a <b> '),
  'attributes in a secret element': repeated('<a x="1">', '<pin>'),
  'tokens after escapes': repeated('%3DeyJhbGciOi.'),
  'backslashes in a string': repeated('\\\\', '["'),
};

/** A chain with a text in its body, in headers and in its first URL. */
export function hostileChain(text: string): RedirectChain {
  const chain = record('POST http://a.test/?sid=abcdefgh 200');
  return {
    ...chain,
    hops: [
      {
        ...chain.hops[0],
        url: `http://a.test/?${text}`,
        body: { kind: 'bytes', size: text.length, digest: 'd', text },
        requestHeaders: ['Cookie', 'Location', 'X-Any', 'Refresh'].map((name) => ({
          name,
          value: text,
        })),
      },
    ],
  };
}

/** Cookies of all lengths with the same beginning, and such a path, with the given total length. */
export function cookiesThatBeginAlike(length: number): RedirectChain {
  const chain = record('GET http://a.test/ 200');
  const cookies: { name: string; value: string }[] = [];
  for (let size = 8, total = 0; total < length; size += 1, total += size)
    cookies.push({ name: 'Set-Cookie', value: `a=${'a'.repeat(size)}b` });
  const response = { status: 200, statusLine: 'HTTP/1.1 200 OK', headers: cookies };
  return {
    ...chain,
    hops: [{ ...chain.hops[0], url: `http://a.test/${'a'.repeat(length)}`, response }],
  };
}
