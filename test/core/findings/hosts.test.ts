import { describe, expect, it } from 'vitest';
import { record } from '../../support/chains.ts';
import { answeredBy, found, foundIn } from '../../support/find.ts';

describe('public-to-private', () => {
  const find = (drawing: string, ...ips: readonly string[]) => {
    const chain = answeredBy(
      record(drawing),
      ips.map((serverIp) => ({ serverIp })),
    );
    return foundIn('public-to-private', chain);
  };
  const ORDINARY = 'GET http://a.test/ 302 / GET http://b.test/ 200';

  it.each([
    ['127.0.0.1', 'the visitor’s own machine'],
    ['::1', 'the visitor’s own machine'],
    ['10.0.0.1', 'the visitor’s own network'],
    ['172.31.255.1', 'the visitor’s own network'],
    ['192.168.1.1', 'the visitor’s own network'],
    ['169.254.1.1', 'the visitor’s own network'],
    ['100.64.0.1', 'the visitor’s own network'],
    ['fd00::1', 'the visitor’s own network'],
    ['fe80::1', 'the visitor’s own network'],
    ['::ffff:192.168.1.1', 'the visitor’s own network'],
  ])('is found where the browser connected to %s', (ip, place) => {
    expect(find(ORDINARY, '203.0.113.7', ip)[0]).toMatchObject({
      severity: 'warning',
      hop: 0,
      text: `The public server a.test redirects to ${place}: b.test at ${ip}`,
    });
  });

  it.each(['http://localhost:3000/', 'http://[::1]/', 'http://192.168.0.1/', 'http://0x7f.1/'])(
    'is found where the Location is %s, though nothing answered there',
    (url) => {
      const drawing = `GET http://a.test/ 302 / GET ${url} net::ERR_CONNECTION_REFUSED`;
      expect(find(drawing, '203.0.113.7')).toHaveLength(1);
    },
  );

  it.each([
    ['two public ones', '203.0.113.7', '198.51.100.7'],
    ['the borders of private blocks', '203.0.113.7', '172.32.0.1'],
    ['the borders of shared addresses', '203.0.113.7', '100.128.0.1'],
    ['two private ones', '192.168.0.1', '10.0.0.1'],
    ['a way out', '10.0.0.1', '203.0.113.7'],
    ['a proxy on this machine', '127.0.0.1', '127.0.0.1'],
  ])('is not found between %s', (_, from, to) => {
    expect(find(ORDINARY, from, to)).toEqual([]);
  });

  it.each([
    ['192-168-1-9.0a1b2c.plex.direct', '192.168.1.9', 'info'],
    ['app.10.0.0.5.nip.io', '10.0.0.5', 'info'],
    ['shop.localtest.me', '127.0.0.1', 'info'],
    ['203-0-113-9.plex.direct', '192.168.1.9', 'warning'],
    ['v1-2-3-4.b.test', '192.168.1.9', 'warning'],
  ])('is no surprise where the name was made for the address: %s', (host, ip, severity) => {
    const drawing = `GET https://a.test/ 302 / GET https://${host}:32400/web 200`;
    expect(find(drawing, '203.0.113.7', ip)).toMatchObject([{ severity }]);
  });

  it('is not found where it is not known what is public', () => {
    const chain = answeredBy(record('GET http://a.test/ 302 / GET http://192.168.0.1/ 200'), [
      { serverIp: '203.0.113.7', fromCache: true },
    ]);
    expect(foundIn('public-to-private', chain)).toEqual([]);
  });

  it('is not found where an app waits for the answer to a sign-in', () => {
    const drawing = 'GET http://idp.test/ 302 / GET http://127.0.0.1:4000/cb?code=1 200';
    expect(find(drawing, '203.0.113.7', '127.0.0.1')).toEqual([]);
  });
});

describe('look-alike-host', () => {
  const texts = (from: string, to: string) =>
    found('look-alike-host', `GET http://${from}/ 302 / GET http://${to}/ 200`).map(
      ({ text }) => text,
    );

  it('is found where Latin letters are mixed with others', () => {
    // "аpple" with a Cyrillic а.
    expect(texts('a.test', 'xn--pple-43d.test')).toEqual([
      'xn--pple-43d.test mixes Latin and Cyrillic letters in one name',
    ]);
  });

  it('is found where all letters are foreign and look like the host before', () => {
    // "аррӏе", all of it Cyrillic.
    expect(texts('apple.test', 'xn--80ak6aa92e.test')).toEqual([
      'xn--80ak6aa92e.test looks like apple.test but is a different host',
    ]);
    expect(texts('xn--80ak6aa92e.test', 'apple.test')).toHaveLength(1);
  });

  it.each([
    ['names of one script', 'a.test', 'xn--80ak6aa92e.test'],
    ['accents, which one owner often has both of', 'munchen.test', 'xn--mnchen-3ya.test'],
    ['Japanese with Latin letters', 'a.test', 'xn--a-rguzcr9i.test'],
    ['the same host', 'xn--pple-43d.test', 'xn--pple-43d.test'],
    ['what is no punycode', 'a.test', 'xn--.test'],
    ['ordinary hosts', 'a.test', 'b.test'],
  ])('is not found in %s', (_, from, to) => {
    expect(texts(from, to)).toEqual([]);
  });
});
