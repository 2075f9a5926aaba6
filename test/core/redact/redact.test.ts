import { describe, expect, it } from 'vitest';
import type { BodySummary, Header, RedirectChain } from '../../../src/core/chain/chain.ts';
import { secretNameTest } from '../../../src/core/redact/names/names.ts';
import { previewRedaction, redact } from '../../../src/core/redact/redact.ts';
import { record } from '../../support/chains.ts';
import { charactersRead } from '../../support/counts/characters-read.ts';
import { cookiesThatBeginAlike, HOSTILE, hostileChain } from '../../support/hostile-texts.ts';

const urls = (chain: RedirectChain | undefined) => chain?.hops.map(({ url }) => url);
const redactOne = (drawing: string, secretNames: string[] = []) =>
  redact([record(drawing)], { secretNames })[0];

function withHeaders(chain: RedirectChain, ...headers: Header[]): RedirectChain {
  const [first, ...rest] = chain.hops;
  return { ...chain, hops: [{ ...first, requestHeaders: headers }, ...rest] };
}

function withBody(text: string): RedirectChain {
  const chain = record('POST http://a.test/ 200');
  const body: BodySummary = { kind: 'bytes', size: text.length, digest: 'd', text };
  return { ...chain, hops: [{ ...chain.hops[0], body }] };
}

function bodyOf(chain: RedirectChain | undefined): string | undefined {
  const body = chain?.hops[0].body;
  return body?.kind === 'bytes' ? body.text : undefined;
}

const headerOf = (name: string, value: string) =>
  redact([withHeaders(record('GET http://a.test/ 200'), { name, value })])[0]?.hops[0]
    .requestHeaders?.[0]?.value;

describe('a redacted chain', () => {
  it('still joins: one placeholder for a code in URL, Location, target and Referer', () => {
    const chain = redactOne(
      'GET https://idp.test/auth?client_id=app&state=af0ifjsldkj 302 / ' +
        'GET https://app.test/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj 302 / ' +
        'GET https://app.test/home {Referer: https://app.test/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj} 200',
    );
    expect(urls(chain)).toEqual([
      'https://idp.test/auth?client_id=app&state=redacted-1',
      'https://app.test/cb?code=redacted-2&state=redacted-1',
      'https://app.test/home',
    ]);
    expect(chain?.hops[0].redirect?.url).toBe(chain?.hops[1]?.url);
    expect(chain?.hops[0].response?.headers?.[0]?.value).toBe(chain?.hops[1]?.url);
    expect(chain?.hops[2]?.requestHeaders?.[0]?.value).toBe(chain?.hops[1]?.url);
  });

  it('says of equal values that they are equal, and nothing else', () => {
    const [a, b] = redact([
      record('GET http://a.test/?token=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa&sid=b 200'),
      record('GET http://a.test/?token=b&sid=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa 200'),
    ]);
    expect([urls(a), urls(b)]).toEqual([
      ['http://a.test/?token=redacted-1&sid=redacted-2'],
      ['http://a.test/?token=redacted-2&sid=redacted-1'],
    ]);
  });

  it('gives bodies names in place of digests, which a guess could be held against', () => {
    const [chain] = redact([
      record('POST http://a.test/ (form pin=1) 307 / POST http://a.test/x (form pin=1) 200'),
    ]);
    expect(chain?.hops.map(({ body }) => body)).toEqual([
      { kind: 'form', fields: { pin: ['redacted-1'] }, digest: 'body-1' },
      { kind: 'form', fields: { pin: ['redacted-1'] }, digest: 'body-1' },
    ]);
  });

  it('has no placeholder that stood in it before for something else', () => {
    expect(
      urls(redactOne('GET http://a.test/redacted-1?code=x&token=redacted-2&sid=y 200')),
    ).toEqual(['http://a.test/redacted-1?code=redacted-3&token=redacted-2&sid=redacted-4']);
  });
});

describe('a header that a file gave more than name and value', () => {
  it('has no more, for nobody has looked into it', () => {
    const given = { name: 'X', value: '1', comment: 'Bearer abcdefgh' };
    const [chain] = redact([withHeaders(record('GET http://a.test/ 200'), given)]);
    expect(chain?.hops[0].requestHeaders).toEqual([{ name: 'X', value: '1' }]);
  });
});

describe('values of up to three characters', () => {
  it('are replaced where they are named, and nowhere else', () => {
    const chain = redactOne(
      'GET http://a.test/1?state=1&page=1&next=%2Fcb%3Fstate%3D1%26page%3D1 302 / GET http://a.test/cb?state=1&page=1 200',
    );
    expect(urls(chain)).toEqual([
      'http://a.test/1?state=redacted-1&page=1&next=%2Fcb%3Fstate%3Dredacted-1%26page%3D1',
      'http://a.test/cb?state=redacted-1&page=1',
    ]);
  });
});

describe('values of four to seven characters', () => {
  it('are replaced elsewhere where they are whole words', () => {
    expect(urls(redactOne('GET http://a.test/4711/x4711/?pin=4711&of=id-4711 200'))).toEqual([
      'http://a.test/redacted-1/x4711/?pin=redacted-1&of=id-redacted-1',
    ]);
  });

  it('stay elsewhere if they are a plain word that only cookies hold: a preference', () => {
    const path = 'GET http://a.test/dark/hunter';
    expect(urls(redactOne(`${path} {Cookie: theme=dark} 200`))).toEqual([
      'http://a.test/dark/hunter',
    ]);
    expect(urls(redactOne(`${path}?password=hunter 200`))).toEqual([
      'http://a.test/dark/redacted-1?password=redacted-1',
    ]);
  });
});

describe('what stays readable', () => {
  it.each([
    ['the host', 'GET http://shop-example.test/?site=1 {Cookie: site=shop-example.test} 200'],
    ['the scheme', 'GET https://a.test/ {Cookie: proto=https} 200'],
    ['what says nothing', 'GET http://a.test/null/undefined?x=true&jwt=undefined&token=null 200'],
  ])('%s', (_, drawing) => {
    const before = record(drawing).hops[0].url.split('&')[0];
    expect(urls(redactOne(drawing))?.[0]?.split('&')[0]).toBe(before);
  });

  it("a chain's own address, where it is also the value of a parameter", () => {
    expect(
      urls(
        redactOne(
          'GET http://a.test/?state=http%3A%2F%2Fb.test%2Faccount 302 / GET http://b.test/account 200',
        ),
      ),
    ).toEqual(['http://a.test/?state=redacted-1', 'http://b.test/account']);
  });

  it('numbers and dates where headers hold nothing else', () => {
    const chain = withHeaders(
      record('GET http://a.test/?pin=1234 200'),
      { name: 'Content-Length', value: '1234' },
      { name: 'X-Pin', value: '1234' },
    );
    expect(redact([chain])[0]?.hops[0].requestHeaders?.map(({ value }) => value)).toEqual([
      '1234',
      'redacted-1',
    ]);
  });
});

describe('headers', () => {
  it.each([
    ['Authorization', 'Bearer abc', 'Bearer redacted-1'],
    ['Proxy-Authorization', 'Basic dTpwdw==', 'Basic redacted-1'],
    ['authorization', 'no-scheme', 'redacted-1'],
    ['Cookie', 'a=1; b="x y"; c=; d', 'a=redacted-1; b="redacted-2"; c=; redacted-3'],
    ['Set-Cookie', 'a=1; Path=/\nb=2; HttpOnly', 'a=redacted-1; Path=/\nb=redacted-2; HttpOnly'],
    ['X-Api-Key', 'k', 'redacted-1'],
    ['X-CSRF-Token', 't', 'redacted-1'],
    ['Location', '/cb#access_token=t&x=1', '/cb#access_token=redacted-1&x=1'],
    ['Location', '//u:p@b.test/', '//redacted-1:redacted-2@b.test/'],
    ['Location', 'https://user%40mail.test:p@b.test/', 'https://redacted-1:redacted-2@b.test/'],
    ['Location', '/a;jsessionid=X/b?c=d', '/a;jsessionid=redacted-1/b?c=d'],
    ['Location', "/cb?code=a b'c&x", '/cb?code=redacted-1&x'],
    ['Refresh', '0; url="/cb?code=c&x"', '0; url="/cb?code=redacted-1&x"'],
    ['Link', '</cb?code=c>; rel=x', '</cb?code=redacted-1>; rel=x'],
    ['WWW-Authenticate', 'Digest realm="r", nonce="n"', 'Digest realm="r", nonce="redacted-1"'],
    ['X-Any', 'it is eyJhbGciOiJub25lIn0.e30.x1y2z3.', 'it is redacted-1'],
    ['Accept', 'text/html, */*;q=0.8', 'text/html, */*;q=0.8'],
    ['Refresh', '0; url=/cb?code=a;b,c&x', '0; url=/cb?code=redacted-1&x'],
    ['Refresh', "0; url='/cb?code=a;b'; x", "0; url='/cb?code=redacted-1'; x"],
    ['Link', '</a>; rel=x, </cb?code=a;b,c>; rel=y', '</a>; rel=x, </cb?code=redacted-1>; rel=y'],
    [
      'Location',
      '/cb?user[password][]=S&token[0]=T',
      '/cb?user[password][]=redacted-1&token[0]=redacted-2',
    ],
    ['Location', '/cb?p%61ssword=S', '/cb?p%61ssword=redacted-1'],
    [
      'Location',
      '/cb?data=%7B%22otp%22%3A%22S%22%7D&x',
      '/cb?data=%7B%22otp%22%3A%22redacted-1%22%7D&x',
    ],
    ['Location', '/cb?x=https://a?token=S', '/cb?x=https://a?token=redacted-1'],
    ['Location', '/reset/Zk29xq7Lm4', '/reset/redacted-1'],
    ['Location', '/magic-link/Zk29xq7Lm4/x', '/magic-link/redacted-1/x'],
    ['Location', '/resetPassword/Zk29xq7Lm4', '/resetPassword/redacted-1'],
    ['Location', '/reset/password/complete', '/reset/password/complete'],
    ['Location', '/cb?RelayState=x7Gk29&a', '/cb?RelayState=redacted-1&a'],
    [
      'Location',
      '/cb?RelayState=%2Fhome%3Ftoken%3DS',
      '/cb?RelayState=%2Fhome%3Ftoken%3Dredacted-1',
    ],
    ['Location', '/cb?api_key=x7Gk29mQ', '/cb?api_key=redacted-1'],
    ['Location', '/cb?api_key=acme-travel', '/cb?api_key=acme-travel'],
    [
      'X-Data',
      'v=1; {"password": "S"}; token=T',
      'v=1; {"password": "redacted-1"}; token=redacted-2',
    ],
    ['X-Data', 'password="it\'s; \\"so\\""; x', 'password="redacted-1"; x'],
    ['X-Auth-Key', 'S', 'redacted-1'],
    ['X-Hub-Signature-256', 'sha256=S', 'redacted-1'],
    ['X-Session', 'S', 'redacted-1'],
    ['X-Key-Id', 'AKIAIOSFODNN7EXAMPLE', 'AKIAIOSFODNN7EXAMPLE'],
    ['X-Debug', 'https://a.test {"password":"S"}', 'https://a.test {"password":"redacted-1"}'],
    ['X-Debug', 'https://a.test <token>S</token>', 'https://a.test <token>redacted-1</token>'],
    ['Location', '/?pass%2577ord=S', '/?pass%2577ord=redacted-1'],
    ['Location', '/?user%255Bpassword%255D=S', '/?user%255Bpassword%255D=redacted-1'],
    ['X-Original-Cookie', 'a=1; b=2', 'redacted-1'],
    ['X-Data', 'password=ab#cd', 'password=redacted-1'],
  ])('%s: %s', (name, value, shown) => {
    expect(headerOf(name, value)).toBe(shown);
  });

  it("give away Basic's password neither there nor elsewhere", () => {
    const chain = withHeaders(record('GET http://a.test/?q=correct-horse 200'), {
      name: 'Authorization',
      value: `Basic ${btoa('me:correct-horse')}`,
    });
    expect(urls(redact([chain])[0])).toEqual(['http://a.test/?q=redacted-1']);
  });
});

describe('bodies', () => {
  it.each([
    ['a=1&password=p%20q&b=2', 'a=1&password=redacted-1&b=2'],
    ['user%5Bpassword%5D=p', 'user%5Bpassword%5D=redacted-1'],
    ["password=it's&x=1", 'password=redacted-1&x=1'],
    ['{"a": 1, "password": "p\\"q", "b": [2]}', '{"a": 1, "password": "redacted-1", "b": [2]}'],
    [
      '{"tokens": 1, "token": {"value": "v", "n": [7, true]}}',
      '{"tokens": 1, "token": {"value": "redacted-1", "n": [redacted-2, true]}}',
    ],
    ['[{"pin": 1', '[{"pin": redacted-1'],
    [
      '{"to": "https:\\/\\/a?code=c\\u0026x=1"}',
      '{"to": "https:\\/\\/a?code=redacted-1\\u0026x=1"}',
    ],
    [
      '<s:a><s:Password Type="t">p</s:Password></s:a>',
      '<s:a><s:Password Type="t">redacted-1</s:Password></s:a>',
    ],
    [
      '--b\r\nContent-Disposition: form-data; name="password"\r\n\r\np\r\n--b--',
      '--b\r\nContent-Disposition: form-data; name="password"\r\n\r\nredacted-1\r\n--b--',
    ],
    ['nothing to see', 'nothing to see'],
    ['{password: "S", b: 1}', '{password: "redacted-1", b: 1}'],
    ['data = {password: "S"}', 'data = {password: "redacted-1"}'],
    ['"{\\"password\\":\\"S\\"}"', '"{\\"password\\":\\"redacted-1\\"}"'],
    [
      '[{"name":"pin","value":"1"},{"name":"q","value":"1"}]',
      '[{"name":"pin","value":"redacted-1"},{"name":"q","value":"1"}]',
    ],
    ['{"a":"{\\"password\\":\\"S\\"}"}', '{"a":"{\\"password\\":\\"redacted-1\\"}"}'],
    ['<password><![CDATA[a<b]]></password>', '<password><![CDATA[redacted-1]]></password>'],
    [
      '<Password><!-- c --><v>S</v></Password>',
      '<Password><!-- redacted-1 --><v>redacted-2</v></Password>',
    ],
    ['<!-- <password>S</password> -->', '<!-- <password>redacted-1</password> -->'],
    ['<a password="x>y"/>', '<a password="redacted-1"/>'],
    ['<i name="password" value="S"/>', '<i name="password" value="redacted-1"/>'],
    ['<input name=password value=S>', '<input name=password value=redacted-1>'],
    [
      'Preamble.\r\n--b\r\nContent-Disposition: form-data; name=password\r\n\r\np\r\n--b--',
      'Preamble.\r\n--b\r\nContent-Disposition: form-data; name=password\r\n\r\nredacted-1\r\n--b--',
    ],
    ['{"value":"S","name":"password"}', '{"value":"redacted-1","name":"password"}'],
    ['{"Value":["S"],"Key":"password"}', '{"Value":["redacted-1"],"Key":"password"}'],
    [
      '[{"value":{"value":"S","name":"x"},"name":"pin"},{"value":"S","name":"q"}]',
      '[{"value":{"value":"redacted-1","name":"redacted-2"},"name":"pin"},{"value":"S","name":"q"}]',
    ],
    ['{"sessions":{"x7Gk29mQ":"user"}}', '{"sessions":{"redacted-1":"redacted-2"}}'],
    ['{"session":{"expiresAt":"S"}}', '{"session":{"expiresAt":"redacted-1"}}'],
    ['{"tokens":["S"],"total_tokens":512}', '{"tokens":["redacted-1"],"total_tokens":512}'],
    ["{'password': 'a,b', 'c': 1}", "{'password': 'redacted-1', 'c': 1}"],
    ['<password><v x="S"/></password>', '<password><v x="redacted-1"/></password>'],
    ['<credentials user="a" value="S"/>', '<credentials user="a" value="redacted-1"/>'],
    ['<password><!--S--></password>', '<password><!--redacted-1--></password>'],
    ['<password><?x S?></password>', '<password><?x redacted-1?></password>'],
    [
      '<m><name>password</name><value>S</value><x>S</x></m>',
      '<m><name>password</name><value>redacted-1</value><x>S</x></m>',
    ],
    ['<meta name="csrf-token" content="S">', '<meta name="csrf-token" content="redacted-1">'],
    ['<pin>&#x0000000053;ecret</pin> &#x0000000053;ecret', '<pin>redacted-1</pin> redacted-1'],
    ...[
      'Content-Disposition: form-data;\r\n name="password"',
      'Content-Disposition: form-data; name = "password"',
    ].map((header) => [
      `--b\r\n${header}\r\n\r\nS\r\n--b--`,
      `--b\r\n${header}\r\n\r\nredacted-1\r\n--b--`,
    ]),
    ...['b'.repeat(200)].map((boundary) => [
      `--${boundary}\r\nContent-Disposition: form-data; name=pin\r\n\r\nS\r\n--${boundary}--`,
      `--${boundary}\r\nContent-Disposition: form-data; name=pin\r\n\r\nredacted-1\r\n--${boundary}--`,
    ]),
    [
      '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----',
      '-----BEGIN PRIVATE KEY-----redacted-1-----END PRIVATE KEY-----',
    ],
    [
      '-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----',
      '-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----',
    ],
  ])('%s', (text, shown) => {
    expect(bodyOf(redact([withBody(text)])[0])).toBe(shown);
  });
});

describe('names of secrets', () => {
  it.each([
    'code',
    'SAMLResponse',
    'X-Api-Key',
    'client-secret',
    'user[password]',
    'login.Password',
    'csrfToken',
    'PHPSESSID',
    'X-Amz-Signature',
    'Ocp-Apim-Subscription-Key',
    ...[
      'secretAccessKey',
      'aws_secret_access_key',
      'SharedAccessKey',
      'password1',
      'new_password1',
    ],
    ...['password_confirmation', 'pass1', 'user_pass', 'auth_code', 'mfa_code', 'oobCode'],
    ...[
      'verification_code',
      'recovery_code',
      'session_key',
      'X-Auth-Key',
      'X-Functions-Key',
      'X-Auth',
    ],
    ...['login_hint', 'loginHint', 'tokens', 'apiKeys', 'token_v2', 'tokenV2', 'password.value'],
    ...['privateKeyPem', 'private_key_pem', 'bearer', 'psk', 'X-Original-Cookie', 'encryptionkey'],
    ...['security_answer', 'onetimecode', 'recoveryCodes', 'ｐassword', 'pass\u00adword'],
    ...['X-Session', 'X-OTP', 'X-Hub-Signature-256', 'password[]', 'token[0]', 'user[password][]'],
  ])('%s is one', (name) => expect(secretNameTest()(name)).toBe(true));

  it.each([
    'q',
    'page',
    'client_id',
    'redirect_uri',
    'scope',
    'response_type',
    'encode',
    'tokens_left',
    'AWSAccessKeyId',
    'accessKeyId',
    ...[
      'country_code',
      'status_code',
      'public_key',
      'cache_key',
      'Sec-WebSocket-Key',
      'token_type',
    ],
    ...['public_key_pem', 'hint', 'third_party_cookie', 'keys', 'address', 'news', 'v2'],
    ...['password_policy', 'compass', 'order_state', 'session_count', 'SharedAccessKeyName'],
    '',
    '[]',
  ])('%j is none', (name) => expect(secretNameTest()(name)).toBe(false));

  it("are the user's own too", () => {
    expect(
      urls(redactOne('GET http://a.test/?tenant-id=acme&q=acme-corp 200', ['Tenant_ID'])),
    ).toEqual(['http://a.test/?tenant-id=redacted-1&q=redacted-1-corp']);
  });
});

describe('formats of known secrets', () => {
  const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
  it.each([
    `ghp_${digits.slice(0, 36)}`,
    `glpat-${digits.slice(0, 20)}`,
    `xoxb-123-${digits.slice(0, 24)}`,
    `sk_live_${digits.slice(0, 24)}`,
    `sk-ant-api03-${digits}`,
    `AIza${digits.slice(0, 35)}`,
    `npm_${digits.slice(0, 36)}`,
    `SG.${digits.slice(0, 22)}.${digits.slice(0, 43)}`,
    `dop_v1_${'0123456789abcdef'.repeat(4)}`,
  ])('are found anywhere: %s', (secret) => {
    expect(urls(redactOne(`GET http://a.test/${secret}?x=${secret} 200`))).toEqual([
      'http://a.test/redacted-1?x=redacted-1',
    ]);
    expect(bodyOf(redact([withBody(`It is ${secret}.`)])[0])).toBe('It is redacted-1.');
  });

  it.each(['pk_live_51H8abcdefghijklmnop', 'risk-management-plan-for-the-year-2026', 'ghp_short'])(
    'are not what looks like one: %s',
    (text) => expect(bodyOf(redact([withBody(text)])[0])).toBe(text),
  );
});

describe('a value that its issuer calls public', () => {
  it.each([
    ['key', 'pk_live_51H8abcdefghijklmnop'],
    ['access_key', 'AKIAIOSFODNN7EXAMPLE'],
    ['X-Amz-Credential', 'AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/s3/aws4_request'],
  ])('is no secret under any name: %s=%s', (name, value) =>
    expect(secretNameTest()(name, value)).toBe(false),
  );
  it.each(['sk_live_51H8abcdefghijklmnop', 'AKIA', 'AKIAx7Gk29', 'pk_live_a b'])(
    'is not what looks like one: %s',
    (value) => expect(secretNameTest()('password', value)).toBe(true),
  );
});

describe('a text that is too long to be searched', () => {
  it('is replaced as a whole, but for who was asked, and the preview says so', () => {
    const [hop] = record('GET http://a.test/ {X-Api-Key: abcdefgh} 200').hops;
    const url = `http://a.test${'/%61'.repeat(4_000_000)}`;
    const chain = { ...record('GET http://a.test/ 200'), hops: [{ ...hop, url }] as const };
    expect(urls(redact([chain])[0])).toEqual(['http://a.test/redacted-1']);
    expect(previewRedaction([chain]).slice(0, 1)).toEqual([
      { name: 'text too long to search', where: 'text', values: 1, count: 1 },
    ]);
  });
});

describe('a key', () => {
  it.each(['acme-travel', 'partner_site', 'Acme Travel', 'booking2024', 'ACME'])(
    'that is a name is no secret: %s',
    (name) => expect(secretNameTest()('api_key', name)).toBe(false),
  );
  it.each(['k', 'x7Gk29mQ', 'kqzjxwvbnm', 'aGVsbG8gd29ybGQ', 'acmeTravelPartnerSiteNumber1'])(
    'that is none is one: %s',
    (value) => expect(secretNameTest()('api_key', value)).toBe(true),
  );
});

describe('the preview', () => {
  it('counts by name and place what would be replaced', () => {
    const chain = record(
      'POST http://a.test/?code=secretcode (form password=secretpass) {Cookie: s=1} 302 / ' +
        'GET http://a.test/secretcode {Cookie: s=2} 200',
    );
    expect(previewRedaction([chain])).toEqual([
      { name: 'code', where: 'parameter', values: 1, count: 4 },
      { name: 's', where: 'cookie', values: 2, count: 2 },
      { name: 'password', where: 'form field', values: 1, count: 1 },
    ]);
    expect(previewRedaction([record('GET http://a.test/ 302 / GET http://b.test/ 200')])).toEqual(
      [],
    );
  });
});

describe('hostile texts', () => {
  it.each(Object.entries(HOSTILE))('take no long time: %s', (_, textOf) => {
    const before = process.cpuUsage();
    redact([hostileChain(textOf(60_000))]);
    expect(process.cpuUsage(before).user).toBeLessThan(5_000_000);
  });

  it('nor do hundreds of cookies that begin alike, and a long path', () => {
    const before = process.cpuUsage();
    redact([cookiesThatBeginAlike(64_000)]);
    expect(process.cpuUsage(before).user).toBeLessThan(5_000_000);
  });

  const stepsFor = (chain: RedirectChain) =>
    charactersRead((count) => {
      redact([chain], { count });
    });
  /** What n log n allows for twice the length, and a little for what does not grow. */
  const allowed = (length: number) => (2.05 * Math.log(2 * length)) / Math.log(length);

  it('are looked through once for each level that they have', () => {
    const nested = stepsFor(hostileChain(HOSTILE['paths in paths']?.(8_000) ?? ''));
    expect(nested).toBeLessThan(16 * stepsFor(hostileChain('%41'.repeat(8_000 / 3))));
  });

  it.each([
    ...Object.entries(HOSTILE).map(
      ([name, textOf]) => [name, (length: number) => hostileChain(textOf(length))] as const,
    ),
    ['cookies that begin alike', cookiesThatBeginAlike] as const,
  ])('of twice the length take twice the steps: %s', (_, chainOf) => {
    const length = 8_000;
    const steps = stepsFor(chainOf(length));
    expect(steps).toBeGreaterThan(length);
    expect(stepsFor(chainOf(2 * length))).toBeLessThan(allowed(length) * steps);
  });
});
