import { describe, expect, it } from 'vitest';
import { type ClientOutcome, compareClients } from '../../../src/core/clients/compare.ts';
import { OTHER_CLIENTS } from '../../../src/core/clients/index.ts';
import { type DrawnRequest, record } from '../../support/chains.ts';

const compare = (drawing: string, request?: DrawnRequest) =>
  compareClients(record(drawing, request));

/** What is said of one client. */
function of(client: string, outcomes: readonly ClientOutcome[]) {
  const {
    client: _,
    version: __,
    ...fate
  } = outcomes.find((each) => each.client === client) ?? {
    client,
    version: '',
    kind: 'missing',
  };
  return fate;
}

const named = (kind: ClientOutcome['kind'], outcomes: readonly ClientOutcome[]) =>
  outcomes.filter((outcome) => outcome.kind === kind).map(({ client }) => client);

describe('other clients compared with a recorded chain', () => {
  it('are alike if all agree, without those that follow no redirects', () => {
    const outcomes = compare('GET http://a.test/ 301 / GET http://a.test/b 200');
    expect(of('Ruby Net::HTTP', outcomes)).toEqual({ kind: 'missing' });
    expect(named('alike', outcomes)).toHaveLength(outcomes.length);
    expect(of('Spring RestClient', outcomes)).toEqual({ kind: 'missing' });
    expect(outcomes).toHaveLength(OTHER_CLIENTS.length - 2);
  });

  it('differ if they change the method and the browser doesn’t, at that hop', () => {
    const outcomes = compare(
      'PUT http://a.test/ (24 B) 307 / PUT http://a.test/b (24 B) 302 / PUT http://a.test/c (24 B) 200',
    );
    const becomesGet = { kind: 'differs', at: 2, text: 'PUT becomes GET at hop 3' };
    for (const client of ['Python requests', 'Python httpx', 'Go net/http', 'superagent']) {
      expect(of(client, outcomes), client).toEqual(becomesGet);
    }
    expect(of('curl -L', outcomes)).toEqual({ kind: 'alike' });
    expect(of('axios', outcomes)).toEqual({ kind: 'alike' });
    expect(of('Rust ureq', outcomes)).toEqual({
      kind: 'differs',
      at: 1,
      text: 'doesn’t follow 307 with PUT at hop 1',
    });
  });

  it('differ if they keep the method and the browser doesn’t, or if they lose only the body', () => {
    const outcomes = compare('POST http://a.test/ (24 B) 302 / GET http://a.test/b 200');
    for (const client of ['curl -L -X', 'curl -L --post302', 'got', 'Python urllib3']) {
      expect(of(client, outcomes), client).toEqual({
        kind: 'differs',
        at: 1,
        text: 'POST stays POST at hop 2',
      });
    }
    for (const client of ['curl -L', 'curl -L --post301', 'Python requests', 'Go net/http']) {
      expect(of(client, outcomes), client).toEqual({ kind: 'alike' });
    }
    const put = compare('PUT http://a.test/ (24 B) 301 / PUT http://a.test/b (24 B) 200');
    expect(of('Python requests', put)).toEqual({
      kind: 'differs',
      at: 1,
      text: 'sends PUT without the body at hop 2',
    });
  });

  it('are alike as far as can be seen if the browser hides bodies, unless theirs would be lost', () => {
    const outcomes = compare(
      'PATCH http://a.test/ (hidden) 301 / PATCH http://a.test/b (hidden) 200',
    );
    expect(of('axios', outcomes)).toEqual({ kind: 'alike' });
    expect(of('Python requests', outcomes)).toEqual({
      kind: 'unknown',
      at: 1,
      text: 'not observable: PATCH may have a body, which would be lost',
    });
  });

  it('are omitted if they don’t support the method, and unknown if the status was not measured', () => {
    expect(compare('LOCK http://a.test/ 307 / LOCK http://a.test/b 200')).toEqual([]);
    const patch = compare('PATCH http://a.test/ (2 B) 308 / PATCH http://a.test/b (2 B) 200');
    expect(of('curl -L', patch)).toEqual({ kind: 'missing' });
    expect(of('curl -L -X', patch)).toEqual({ kind: 'alike' });
    const odd = compare('GET http://a.test/ 306 / GET http://a.test/b 200');
    expect(of('axios', odd)).toEqual({ kind: 'unknown', at: 1, text: 'not measured: GET on 306' });
  });

  it('differ if they follow what browsers don’t', () => {
    const outcomes = compare('GET http://a.test/ 300>/b');
    expect(of('curl -L', outcomes)).toEqual({
      kind: 'differs',
      at: 0,
      text: 'follows the 300 at hop 1',
    });
    expect(of('Python requests', outcomes)).toEqual({ kind: 'alike' });
    expect(compare('GET http://a.test/ 300')).toEqual([]);
  });

  it('differ if they don’t follow to another scheme', () => {
    const up = compare('GET http://a.test/ 301 / GET https://a.test/ 200');
    expect(named('differs', up)).toEqual(['Java HttpURLConnection']);
    expect(of('Java HttpURLConnection', up)).toMatchObject({
      text: 'doesn’t follow 301 to HTTPS at hop 1',
    });
    const down = compare('GET https://a.test/ 301 / GET http://b.test/ 200');
    expect(named('differs', down)).toEqual([
      'Java HttpClient',
      'Java HttpURLConnection',
      'Spring RestClient (Boot)',
      'Ruby open-uri',
      'Perl LWP',
      'Perl HTTP::Tiny',
    ]);
  });

  it('give up earlier, or never', () => {
    const hops = Array.from({ length: 21 }, (_, n) => `GET http://a.test/${n} `);
    const looped = compare(`${hops.join('302 / ')}net::ERR_TOO_MANY_REDIRECTS`);
    expect(of('Python urllib3', looped)).toEqual({
      kind: 'differs',
      at: 4,
      text: 'gives up after 3 redirects',
    });
    expect(of('wget', looped)).toEqual({
      kind: 'unknown',
      at: 20,
      text: 'the request failed in the browser',
    });
    expect(named('alike', looped)).toEqual([]);
    const four = compare(`${hops.slice(0, 5).join('302 / ')}200`);
    expect(of('Java HttpClient', four)).toEqual({ kind: 'alike' });
    expect(of('Python urllib3', four)).toMatchObject({ kind: 'differs', at: 4 });
  });
});

describe('credentials with other clients', () => {
  const across = (to: string, rest = '') =>
    compare(`GET http://a.test:81/ {Authorization: b} 302 / GET ${to} {Accept: x${rest}} 200`);

  it('differ if Authorization is sent to another host', () => {
    const outcomes = across('http://b.test:81/');
    expect(of('wget', outcomes)).toEqual({
      kind: 'differs',
      at: 1,
      text: 'Authorization is still sent at hop 2',
    });
    expect(of('Python requests', outcomes)).toEqual({ kind: 'alike' });
    const port = across('http://a.test:82/');
    expect(of('node-fetch', port)).toMatchObject({ text: 'Authorization is still sent at hop 2' });
    expect(of('curl -L', port)).toEqual({ kind: 'alike' });
  });

  it('differ in whether they trust a host from HTTP to HTTPS on the default ports', () => {
    const upgraded = (headers: string) =>
      compare(`GET http://a.test/ {Authorization: b} 301 / GET https://a.test/ {${headers}} 200`);
    const dropped = upgraded('Accept: x');
    for (const client of ['Python requests', 'Python httpx', 'got', 'newman']) {
      expect(of(client, dropped), client).toMatchObject({
        kind: 'differs',
        text: 'Authorization is still sent at hop 2',
      });
    }
    for (const client of ['axios', 'OkHttp', 'Python aiohttp', 'Rust reqwest']) {
      expect(of(client, dropped), client).toEqual({ kind: 'alike' });
    }
    expect(of('axios', upgraded('Authorization: b'))).toMatchObject({
      text: 'Authorization is dropped at hop 2',
    });
    const ownPorts = compare(
      'GET http://a.test:81/ {Authorization: b} 301 / GET https://a.test:444/ {Accept: x} 200',
    );
    expect(of('Python requests', ownPorts)).toEqual({ kind: 'alike' });
  });

  it('differ in whether they treat a subdomain as the same host', () => {
    const outcomes = across('http://sub.a.test:81/');
    expect(of('node-fetch', outcomes)).toMatchObject({
      text: 'Authorization is still sent at hop 2',
    });
    expect(of('axios', outcomes)).toEqual({ kind: 'alike' });
  });

  it('follow to another origin only without credentials, if that is their behavior', () => {
    const text = 'doesn’t follow 302 to another host at hop 1';
    expect(of('Apache HttpClient 5', across('http://b.test/'))).toMatchObject({ text });
    const bare = compare('GET http://a.test/ {Accept: x} 302 / GET http://b.test/ {Accept: x} 200');
    expect(of('Apache HttpClient 5', bare)).toEqual({ kind: 'alike' });
  });

  it('differ if Authorization is sent again on return to the first host', () => {
    const outcomes = compare(
      'GET http://a.test/ {Authorization: b} 307 / GET http://b.test/ {Accept: x} 307 / ' +
        'GET http://a.test/c {Accept: x} 401',
    );
    expect(of('curl -L', outcomes)).toEqual({
      kind: 'differs',
      at: 2,
      text: 'Authorization is sent again at hop 3',
    });
    expect(of('Node fetch', outcomes)).toEqual({ kind: 'alike' });
  });

  it('say nothing about headers that were not observed', () => {
    const chain = record('GET http://a.test/ {Authorization: b} 302 / GET http://b.test/ 200');
    const [first, last] = chain.hops;
    const { requestHeaders: _, ...unseen } = last ?? first;
    const outcomes = compareClients({ ...chain, hops: [first, unseen] });
    expect(of('wget', outcomes)).toEqual({ kind: 'alike' });
  });

  it('differ if the chain’s own cookie is to be sent and they store none', () => {
    const chain = record('GET http://a.test/ 302 / GET http://a.test/b {Cookie: s=1} 200');
    const [first, last] = chain.hops;
    const headers = [...(first.response?.headers ?? []), { name: 'Set-Cookie', value: 's=1' }];
    const response = { status: 302, statusLine: '', headers };
    const outcomes = compareClients({ ...chain, hops: [{ ...first, response }, last ?? first] });
    expect(of('curl -L', outcomes)).toEqual({
      kind: 'differs',
      at: 1,
      text: 'doesn’t store cookies: s not sent at hop 2',
    });
    expect(of('wget', outcomes)).toEqual({ kind: 'alike' });
  });
});

describe('an incomplete or impossible comparison', () => {
  it('is empty for pending chains, preflights, and chains without a server’s redirect', () => {
    expect(compare('GET http://a.test/ 302 / GET http://a.test/b …')).toEqual([]);
    expect(compare('GET http://a.test/ 200')).toEqual([]);
    expect(compare('GET http://a.test/ hsts / GET https://a.test/ 200')).toEqual([]);
    expect(compare('OPTIONS http://a.test/ {Access-Control-Request-Method: PUT} 307>/b')).toEqual(
      [],
    );
  });

  it('does not replay internal redirects: clients begin after one, and end before one', () => {
    const begun = compare(
      'GET http://a.test/ hsts / GET https://a.test/ 302 / GET https://a.test/b 200',
    );
    expect(of('curl -L', begun)).toEqual({ kind: 'alike' });
    const met = compare(
      'POST https://a.test/ (2 B) 302 / GET http://b.test/ hsts / GET https://b.test/ 200',
    );
    expect(of('wget', met)).toEqual({ kind: 'unknown', at: 1, text: 'internal redirect: HSTS' });
    expect(of('got', met)).toMatchObject({ kind: 'differs', at: 1 });
  });

  it('ends at a redirect that the browser was told not to follow', () => {
    const outcomes = compare('GET http://a.test/ 302>/b');
    expect(of('curl -L', outcomes)).toEqual({
      kind: 'unknown',
      at: 0,
      text: 'the browser didn’t follow the redirect',
    });
  });

  it('covers a failed chain up to the failure', () => {
    const outcomes = compare('POST http://a.test/ 302 / GET http://b.test/ net::ERR_FAILED');
    expect(of('got', outcomes)).toMatchObject({ kind: 'differs', at: 1 });
    expect(of('axios', outcomes)).toMatchObject({ kind: 'unknown', at: 1 });
  });
});
