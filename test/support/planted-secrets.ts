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
      { weight: 2, arbitrary: fc.constantFrom(...'+/=&#?;:,@%"\'<>[]{}|^~!$*()-_.\\ é漢😀') },
    ),
    minLength: 12,
    maxLength: 30,
  })
  .filter((text) => text.trim() === text && /[a-z]{2}/.test(text) && !text.includes('redacted'))
  // What looks like an escape is one to whoever searches, too.
  .filter((text) => !/\\["\\/bfnrtu]|&\w*;/.test(text));

const percent = (text: string) => encodeURIComponent(text);
const lower = (text: string) =>
  percent(text).replace(/%[\dA-F]{2}/g, (escaped) => escaped.toLowerCase());
const form = (text: string) => new URLSearchParams({ x: text }).toString().slice(2);
const base64 = (text: string) => Buffer.from(text).toString('base64');
const base64url = (text: string) => Buffer.from(text).toString('base64url');

const unitOf = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
const inUnits = (text: string) => text.split('').map(unitOf).join('');
const inXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

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
  json: (text) => percent(JSON.stringify({ s: text })),
  units: (text) => percent(`{"s":"${inUnits(text)}"}`),
  xml: (text) => percent(`<s>${inXml(text)}</s>`),
};

/** Says in which forms a text holds a secret. */
export function leaksOf(text: string, secret: string): string[] {
  const texts = [text];
  for (let time = 0; time < 3; time += 1) texts.push(decode(texts.at(-1) ?? ''));
  texts.push(...[withoutUnits, unescaped, withoutReferences].flatMap((read) => texts.map(read)));
  texts.push(...texts.map((each) => each.replaceAll('\\', '')));
  const found = texts.some(
    (each) => each.includes(secret) || each.replaceAll('+', ' ').includes(secret),
  );
  const runs = texts.flatMap((each) => each.match(/[\w+/-]{8,}/g) ?? []);
  const encoded = runs.some((run) =>
    [0, 1, 2, 3].some((offset) => {
      const decoded = Buffer.from(run.slice(offset), 'base64').toString('utf8');
      return [decoded, unescaped(decoded), decode(decoded)].some((each) => each.includes(secret));
    }),
  );
  return [...(found ? ['plain'] : []), ...(encoded ? ['base64'] : [])];
}

function withoutUnits(text: string): string {
  return text.replace(/\\+u([\da-f]{4})/gi, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** However often it was put into JSON. */
function unescaped(text: string): string {
  return text.replace(/\\+(?=")/g, '').replace(/\\{2,}/g, '\\');
}

function withoutReferences(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&amp;', '&');
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
  'parameter in brackets': (secret) => ({ query: `user[password][]=${percent(secret)}` }),
  'indexed parameter': (secret) => ({ query: `token[0]=${percent(secret)}` }),
  'percent-encoded name': (secret) => ({ query: `p%61ss%77ord=${percent(secret)}` }),
  'name by its words': (secret) => ({ query: `aws_secretAccess-key1=${form(secret)}` }),
  'header by its words': (secret) => ({
    headers: [{ name: 'X-Hub-Signature-256', value: secret }],
  }),
  'json in a parameter': (secret) => ({
    query: `data=${percent(JSON.stringify({ a: [{ otp: secret }] }))}`,
  }),
  'json in a form field': (secret) => ({
    body: {
      kind: 'form',
      fields: { data: [JSON.stringify({ newPassword: { value: secret } })] },
      digest: 'd',
    },
  }),
  'json in form text': (secret) => ({
    body: bytes(`a=1&data=${form(`{"pass1": ${JSON.stringify(secret)}}`)}`),
  }),
  'json in a header': (secret) => ({
    headers: [{ name: 'X-Data', value: JSON.stringify({ a: 1, mfa_code: secret }) }],
  }),
  'json amid a header': (secret) => ({
    headers: [
      { name: 'X-Data', value: `v=1; data=${JSON.stringify({ session_key: secret })}; x=2` },
    ],
  }),
  'json in json in json': (secret) => ({
    body: bytes(JSON.stringify({ a: JSON.stringify([JSON.stringify({ user_pass: secret })]) })),
  }),
  'json with escaped units': (secret) => ({
    body: bytes(`{"p\\u0061ssword": "${inUnits(secret)}"}`),
  }),
  'url in json': (secret) => ({
    body: bytes(JSON.stringify({ to: `https://in.test/?a=1&auth_code=${percent(secret)}#x` })),
  }),
  xml: (secret) => ({
    body: bytes(`<a><b:Password x="1"><!-- c --><v>${inXml(secret)}</v></b:Password></a>`),
  }),
  'xml section': (secret) => ({
    body: bytes(`<a>\n<password1><![CDATA[${secret}]]></password1></a>`),
  }),
  'xml attribute': (secret) => ({
    body: bytes(`<add key="api_secret" value="${inXml(secret).replaceAll('"', '&quot;')}"/>`),
  }),
  'xml in a parameter': (secret) => ({ query: `x=${percent(`<token>${inXml(secret)}</token>`)}` }),
  multipart: (secret) => ({
    body: bytes(
      `A preamble.\r\n--b0\r\nContent-Disposition: form-data; name=password\r\n\r\n${secret}\r\n--b0--\r\n`,
    ),
  }),
  'json in multipart': (secret) => ({
    body: bytes(
      `--b0\r\nContent-Disposition: form-data; name="d"\r\n\r\n${JSON.stringify({ pin: secret })}\r\n--b0--`,
    ),
  }),
  refresh: (secret) => ({
    answer: [{ name: 'Refresh', value: `0;url=/cb?code=${bare(secret)}&x` }],
  }),
  'quoted refresh': (secret) => ({
    answer: [{ name: 'Refresh', value: `0; URL="/cb?code=${bare(secret)}"` }],
  }),
  link: (secret) => ({
    answer: [{ name: 'Link', value: `</a>; rel=x, </cb?a=1&code=${bare(secret)}>; rel=y` }],
  }),
  'value before its name': (secret) => ({
    body: bytes(JSON.stringify({ Value: [secret], Name: 'password' })),
  }),
  'name in the plural': (secret) => ({ body: bytes(JSON.stringify({ tokens: { a: secret } })) }),
  'name encoded twice': (secret) => ({ query: `pass%2577ord=${percent(secret)}` }),
  'attribute in a secret element': (secret) => ({
    body: bytes(`<Password><v x="${inXml(secret).replaceAll('"', '&quot;')}"/></Password>`),
  }),
  'folded header of a part': (secret) => ({
    body: bytes(
      `--b0\r\nContent-Disposition: form-data;\r\n name = "password"\r\n\r\n${secret}\r\n--b0--`,
    ),
  }),
  'user after backslashes': (secret) => ({
    answer: [{ name: 'Refresh', value: `0;url=https:\\\\u:${percent(secret)}@b.test/` }],
  }),
  'parameter of credentials': (secret) => ({
    headers: [{ name: 'Authorization', value: `Custom token=${JSON.stringify(secret)}, x=1` }],
  }),
  'json in a cookie': (secret) => ({
    headers: [{ name: 'Cookie', value: `d=${percent(JSON.stringify({ token: secret }))}` }],
  }),
  'json in a state': (secret) => ({
    query: `state=${percent(JSON.stringify({ csrf: secret }))}`,
  }),
  "user's own name": (secret) => ({ query: `mein+Schl%C3%BCssel=${percent(secret)}` }),
  "user's own field": (secret) => ({
    body: { kind: 'form', fields: { 'mein Schlüssel': [secret] }, digest: 'd' },
  }),
  "user's own member": (secret) => ({ body: bytes(JSON.stringify({ 合言葉: secret })) }),
};

const SECRET_WORDS = [
  ...[['password'], ['token'], ['secret'], ['signature'], ['session'], ['credentials'], ['otp']],
  ...[
    ['access', 'key'],
    ['api', 'keys'],
    ['mfa', 'code'],
    ['session', 'id'],
    ['refresh', 'tokens'],
  ],
];
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** The ways in which a name's words may be put together. */
const SPELLINGS: readonly ((words: readonly string[]) => string)[] = [
  (words) => words.join('_'),
  (words) => words.join('-'),
  (words) => words.map(capital).join(''),
  (words) => words.join(' ').replace(/ (.)/g, (_, letter: string) => letter.toUpperCase()),
  (words) => words.join('_').toUpperCase(),
  (words) => `data[${words.join('_')}][]`,
  (words) => `data.${words.join('_')}.value`,
];

/** A name that says by its words that its value is secret. */
export const aSecretName = fc
  .tuple(
    fc.constantFrom('', 'new', 'user', 'x', 'my'),
    fc.constantFrom(...SECRET_WORDS),
    fc.constantFrom('', '1', 'v2', 'confirmation', 'value', 'raw'),
    fc.constantFrom(...SPELLINGS),
  )
  .map(([before, words, after, spell]) => spell([before, ...words, after].filter(Boolean)));

/** The places where any name may be a secret's. */
export const NAMED_PLACES: Readonly<{ [place: string]: (name: string, secret: string) => Naming }> =
  {
    query: (name, secret) => ({ query: `${percent(name)}=${percent(secret)}` }),
    'query, encoded twice': (name, secret) => ({
      query: `${percent(percent(name))}=${percent(secret)}`,
    }),
    fragment: (name, secret) => ({ fragment: `a=1&${name}=${form(secret)}` }),
    field: (name, secret) => ({
      body: { kind: 'form', fields: { [name]: [secret] }, digest: 'd' },
    }),
    form: (name, secret) => ({ body: bytes(`a=1&${form(name)}=${form(secret)}`) }),
    json: (name, secret) => ({ body: bytes(JSON.stringify({ a: [{ [name]: [secret] }] })) }),
    'json in a parameter': (name, secret) => ({
      query: `d=${percent(JSON.stringify({ [name]: secret }))}`,
    }),
    'name and value': (name, secret) => ({ body: bytes(JSON.stringify({ value: secret, name })) }),
    'xml field': (name, secret) => ({
      body: bytes(`<add value="${inXml(secret).replaceAll('"', '&quot;')}" key="${name}"/>`),
    }),
    multipart: (name, secret) => ({
      body: bytes(
        `--b0\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${secret}\r\n--b0--\r\n`,
      ),
    }),
    'in another secret': (name, secret) => ({
      headers: [{ name: 'Cookie', value: `s=${percent(JSON.stringify({ [name]: secret }))}` }],
    }),
    'URL amid text': (name, secret) => ({
      headers: [
        { name: 'X-Log', value: `to https://in.test/?${percent(name)}=${percent(secret)} done` },
      ],
    }),
  };

/** Names that only the user knows. */
export const OWN_NAMES = ['Mein Schlüssel', '合言葉'];

/** As a URL may hold it, with what other syntaxes end at left as it is. */
function bare(text: string): string {
  return percent(text).replaceAll('%3B', ';').replaceAll('%2C', ',');
}

export interface Naming {
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
  return plantedAs(NAMINGS[naming]?.(secret) ?? {}, secret, formName);
}

/** The same, named as is given. */
export function plantedAs(named: Naming, secret: string, formName: string): RedirectChain {
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
