/** Secrets planted in chains, and the search for them in what is exported; it shares no code with the redaction. */
import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import type { Header, RedirectChain } from '../../src/core/chain/chain.ts';

/** A secret's value: letters, digits and what needs an escape somewhere. */
export const aSecret = fc
  .string({
    unit: fc.oneof(
      {
        weight: 8,
        arbitrary: fc.constantFrom(...'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'),
      },
      { weight: 2, arbitrary: fc.constantFrom(...'+/=&#?;:,@%"\'<>[]{}|^~!$*()-_. é漢') },
    ),
    minLength: 12,
    maxLength: 30,
  })
  .filter((text) => text.trim() === text && /[a-z]{2}/.test(text) && !text.includes('redacted'));

const percent = (text: string) => encodeURIComponent(text);
const lower = (text: string) =>
  percent(text).replace(/%[\dA-F]{2}/g, (escaped) => escaped.toLowerCase());
const form = (text: string) => new URLSearchParams({ x: text }).toString().slice(2);
const base64 = (text: string) => Buffer.from(text).toString('base64');
const base64url = (text: string) => Buffer.from(text).toString('base64url');

/** The ways in which a secret may be written where a URL may hold it. */
export const FORMS: Readonly<Record<string, (text: string) => string>> = {
  percent,
  lower,
  form,
  twice: (text) => percent(percent(text)),
  base64: (text) => percent(base64(text)),
  base64url,
  json64: (text) => base64url(`{"s":${JSON.stringify(text)},"n":1}`),
  query64: (text) => base64url(`a=1&s=${percent(text)}`),
};

/** Says in which forms a text holds a secret. */
export function leaksOf(text: string, secret: string): string[] {
  const texts = [text, text.replaceAll('\\', '')];
  for (let time = 0; time < 3; time += 1) texts.push(decode(texts.at(-1) ?? ''));
  const found = texts.some(
    (each) => each.includes(secret) || each.replaceAll('+', ' ').includes(secret),
  );
  const runs = texts.flatMap((each) => each.match(/[\w+/-]{8,}/g) ?? []);
  const encoded = runs.some((run) =>
    [0, 1, 2, 3].some((offset) => {
      const decoded = Buffer.from(run.slice(offset), 'base64').toString('utf8');
      return [decoded, decoded.replaceAll('\\', ''), decode(decoded)].some((each) =>
        each.includes(secret),
      );
    }),
  );
  return [...(found ? ['plain'] : []), ...(encoded ? ['base64'] : [])];
}

function decode(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}

/** How a secret may be named, as the first request of a chain. */
export const NAMINGS: Readonly<Record<string, (secret: string) => Naming>> = {
  bearer: (secret) => ({ headers: [{ name: 'authorization', value: `Bearer ${secret}` }] }),
  'api key header': (secret) => ({ headers: [{ name: 'X-Api-Key', value: secret }] }),
  cookie: (secret) => ({
    headers: [{ name: 'Cookie', value: `a=1; sid=${percent(secret)}; b=2` }],
  }),
  'set-cookie': (secret) => ({
    answer: [{ name: 'Set-Cookie', value: `sid=${percent(secret)}; Path=/` }],
  }),
  basic: (secret) => ({
    headers: [{ name: 'Authorization', value: `Basic ${base64(`user:${secret}`)}` }],
  }),
  parameter: (secret) => ({ query: `code=${percent(secret)}` }),
  'form-encoded parameter': (secret) => ({ query: `x=1&access_token=${form(secret)}&y=2` }),
  fragment: (secret) => ({ fragment: `id_token=${percent(secret)}&z=1` }),
  'nested parameter': (secret) => ({
    query: `next=${percent(`https://in.test/cb?state=${percent(secret)}&a=1`)}`,
  }),
  'url user': (secret) => ({ user: percent(secret) }),
  'form field': (secret) => ({
    body: { kind: 'form', fields: { 'user[password]': [secret] }, digest: 'd' },
  }),
  'form text': (secret) => ({ body: bytes(`a=1&SAMLResponse=${form(secret)}`) }),
  json: (secret) => ({
    body: bytes(JSON.stringify({ a: [{ client_secret: secret }], b: 1 }, null, 1)),
  }),
};

interface Naming {
  readonly headers?: readonly Header[];
  readonly answer?: readonly Header[];
  readonly query?: string;
  readonly fragment?: string;
  readonly user?: string;
  readonly body?: RedirectChain['hops'][0]['body'];
}

function bytes(text: string) {
  return { kind: 'bytes' as const, size: text.length, digest: text, text };
}

/** A chain of two hops whose first names the secret, and both of which hold it in other places, in one form. */
export function planted(secret: string, naming: string, formName: string): RedirectChain {
  const named = NAMINGS[naming]?.(secret) ?? {};
  const written = FORMS[formName]?.(secret) ?? secret;
  const { query, fragment, user } = named;
  const first = `http://${user ? `u:${user}@` : ''}a.test/old/${written}?q=1${query ? `&${query}` : ''}${fragment ? `#${fragment}` : ''}`;
  const location = `/new/${written}?echo=${written}#${written}`;
  const second = new URL(location, 'http://a.test/').href;
  return {
    id: '1',
    tabId: 1,
    frameId: 0,
    type: 'main_frame',
    initiator: 'http://a.test',
    note: `It said ${written}.\nOnce.`,
    hops: [
      {
        method: 'POST',
        url: first,
        startedAt: 1000,
        endedAt: 1010,
        body: named.body ?? bytes(`note=${written}`),
        requestHeaders: [...(named.headers ?? []), { name: 'X-Note', value: `see ${written}` }],
        response: {
          status: 302,
          statusLine: 'HTTP/1.1 302 Found',
          headers: [
            ...(named.answer ?? []),
            { name: 'Location', value: location },
            { name: 'Link', value: `</x?y=${written}>; rel=preload` },
            { name: 'Refresh', value: `5; url=/later?v=${written}` },
          ],
        },
        redirect: { url: second, cause: 'http' },
      },
      {
        method: 'GET',
        url: second,
        startedAt: 1010,
        endedAt: 1020,
        body: { kind: 'none' },
        requestHeaders: [
          { name: 'Referer', value: first },
          { name: 'X-Json', value: JSON.stringify({ deep: JSON.stringify({ value: secret }) }) },
        ],
        response: { status: 200, statusLine: 'HTTP/1.1 200 OK', headers: [] },
      },
    ],
    ended: true,
  };
}
