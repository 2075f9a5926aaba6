/** Names of servers behind proxies: what a hosting platform calls them, and return addresses that only they know. */
import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
import { findingsOf } from '../../../src/core/findings/index.ts';
import { movesAddress } from '../../../src/core/findings/kit/addresses/address-move.ts';
import { type DrawnRequest, record } from '../../support/chains.ts';
import { answeredBy, foundIn } from '../../support/find.ts';

const PAGE: DrawnRequest = { type: 'main_frame' };

/** As from a public address; drawn chains are answered by loopback. */
const publicly = (drawing: string, request = PAGE): RedirectChain => {
  const chain = record(drawing, request);
  return answeredBy(
    chain,
    chain.hops.map(() => ({ serverIp: '203.0.113.7' })),
  );
};

describe('a name of an inner network', () => {
  const ids = (to: string, end = 'net::ERR_NAME_NOT_RESOLVED', from = 'https://shop.com/o') =>
    findingsOf(publicly(`GET ${from} 302 / GET ${to} ${end}`)).map(({ id }) => id);

  it.each([
    'cart.service.consul',
    'web.docker',
    'shop-api.flycast',
    'nas.home',
    'app.corp.priv',
    'erp.private',
    'api.prod.k8s',
    'db.localnet',
    'vm-7.openstacklocal',
  ])('is told by its domain, whether or not it responds: %s', (host) => {
    for (const scheme of ['http', 'https']) {
      expect(ids(`${scheme}://${host}/o/`)).toEqual(['inner-host-name']);
      expect(ids(`${scheme}://${host}:8080/o/`)).toContain('inner-host-name');
      expect(ids(`${scheme}://${host}/o/`, '200')).toContain('inner-host-name');
    }
  });

  it.each(['node3.dc1', 'app.werk', 'cart.mesh', 'shop.prd.acme'])(
    'may be one if no public domain has it, and it does not resolve: %s',
    (host) => {
      for (const error of ['net::ERR_NAME_NOT_RESOLVED', 'NS_ERROR_UNKNOWN_HOST']) {
        for (const scheme of ['http', 'https']) {
          const chain = publicly(
            `GET https://shop.com/o 302 / GET ${scheme}://${host}/o/ ${error}`,
          );
          const [finding, ...more] = findingsOf(chain);
          expect(more).toEqual([]);
          expect(finding?.text).toContain('doesn’t resolve and isn’t in a public domain');
          expect(finding?.explanation).toContain('misspelled');
        }
      }
    },
  );

  it.each([
    ['it responds', 'https://app.werk/', '200'],
    ['it refuses', 'https://app.werk/', 'net::ERR_CONNECTION_REFUSED'],
    ['its domain is public', 'https://app.werk.example.com/', undefined],
    ['its domain is a platform’s', 'https://app.github.io/', undefined],
    ['another resolver has it', 'https://3g2upl4pq6kufc4m.onion/', undefined],
    ['it is a neighbor’s', 'https://b.werk/', undefined, 'https://a.werk/'],
    ['it is an address', 'https://10.0.3.7/', undefined],
    ['it is an address of six', 'https://[fd00::12]/', undefined],
    ['it was requested', 'https://app.werk/', undefined, 'https://shop.com/?u=https://app.werk/'],
  ])('is none where %s', (_, to, end, from?: string) => {
    expect(ids(to, end, from)).not.toContain('inner-host-name');
  });
});

describe('a platform’s own name for a server', () => {
  const find = (drawing: string) => foundIn('inner-host-name', publicly(drawing));

  it.each([
    ['that rejects', 'GET https://shop.com/o 302 / GET https://shop-prod.azurewebsites.net/o 403'],
    [
      'that nobody answers at',
      'GET https://shop.com/o/ 302 / GET https://lb-17.eu-west-1.elb.amazonaws.com/o/ net::ERR_CONNECTION_TIMED_OUT',
    ],
  ])('is found where the path stays: %s', (_, drawing) => {
    const [finding] = find(drawing);
    expect(finding).toMatchObject({ severity: 'warning', hop: 0 });
    expect(finding?.remedy).toContain('X-Forwarded-Host');
  });

  it('is worth a word where a slash leads there, and the target answers', () => {
    const moved = 'GET https://shop.com/o 301 / GET https://shop-1a2b.run.app/o/ 200';
    expect(find(moved)).toMatchObject([{ severity: 'info', hop: 0 }]);
  });

  it('is found where storage sends a CDN’s request to its region', () => {
    const drawing =
      'GET https://img.shop.com/a.png 307 {Server: AmazonS3} / GET https://shop-img.s3.eu-west-1.amazonaws.com/a.png 403 {Server: AmazonS3}';
    const [finding] = find(drawing);
    expect(finding).toMatchObject({ severity: 'warning' });
    expect(finding?.remedy).toContain('shop-img.s3.eu-west-1.amazonaws.com');
    expect(find(drawing.replace(' {Server: AmazonS3} /', ' /'))).toEqual([]);
  });

  it.each([
    ['another path', 'GET https://shop.com/try 302 / GET https://demo-1.herokuapp.com/ 503'],
    ['a site that moved', 'GET https://shop.com/o 302 / GET https://shop.onrender.com/o 200'],
    ['the platform itself', 'GET http://a.fly.dev/o 301 / GET https://b.fly.dev/o/ 200'],
    [
      'a signed URL',
      'GET https://shop.com/a.pdf 302 / GET https://shop.s3.amazonaws.com/a.pdf?X-Amz-Signature=0 403',
    ],
    [
      'what was asked for',
      'GET https://shop.com/o?to=demo.fly.dev 302 / GET https://demo.fly.dev/o/?to=demo.fly.dev 200',
    ],
  ])('is not found in %s', (_, drawing) => {
    expect(find(drawing)).toEqual([]);
  });
});

describe('a return address', () => {
  const ask = (uri: string, end: string, from = 'https://shop.com/login') =>
    foundIn(
      'callback-by-http',
      publicly(
        `GET ${from} 302 / GET https://id.com/authorize?client_id=a&response_type=code&redirect_uri=${encodeURIComponent(uri)} ${end}`,
      ),
    );

  it.each(['http://web:8080/cb', 'https://shop.default.svc.cluster.local/cb'])(
    'is found that only an inner network knows: %s',
    (uri) => {
      expect(ask(uri, '400')).toMatchObject([{ severity: 'error' }]);
      expect(ask(uri, '200')[0]).toMatchObject({ severity: 'warning' });
      expect(ask(uri, '200')[0]?.text).toContain(uri);
      expect(ask(uri, '200', 'http://web:8080/login')).toEqual([]);
    },
  );

  it('is found on the visitor’s machine, once that came to nothing', () => {
    const uri = 'http://localhost:3000/api/auth/callback';
    expect(ask(uri, '400')).toMatchObject([{ severity: 'error' }]);
    expect(ask(uri, `302 / GET ${uri}?code=1 net::ERR_CONNECTION_REFUSED`)).toMatchObject([
      { severity: 'error', hop: 0 },
    ]);
    expect(ask(uri, '200')).toEqual([]);
    expect(ask(uri, '401')).toEqual([]);
    expect(ask(uri, `302 / GET ${uri}?code=1 200`)).toEqual([]);
  });

  it('is not, if the program that waits there asked for it', () => {
    const uri = 'http://127.0.0.1:5678/';
    expect(ask(uri, '400', 'https://shop.com/cli?port=5678')).toEqual([]);
    expect(ask(uri, '400', 'http://localhost:8000/login')).toEqual([]);
  });

  it('is found by http where the provider is on the same host', () => {
    const find = (target: string) =>
      foundIn('callback-by-http', publicly(`GET https://shop.com/login 302 / GET ${target} 400`));
    const uri = encodeURIComponent('http://shop.com/cb');
    const provider = 'https://shop.com/auth/realms/a/protocol/openid-connect/auth';
    expect(find(`${provider}?client_id=a&response_type=code&redirect_uri=${uri}`)).toMatchObject([
      { severity: 'error' },
    ]);
    expect(find(`https://shop.com/signin?return_url=${uri}`)).toEqual([]);
  });
});

describe('an app’s own scheme', () => {
  it.each([
    'coolapp://done?status=paid',
    'pineapp://oauth?code=1',
    'steam://run/1',
    'intent://scan/#Intent',
    'exp://192.168.1.9:8081/--/done',
    'coolapp://shop.azurewebsites.net/return/',
  ])('has no host of which anything is said: %s', (url) => {
    const chain = publicly(`GET https://shop.example/return 302>${url}`);
    expect(findingsOf(chain).map(({ id }) => id)).toEqual([]);
  });

  it('is not http, where the host is a server’s', () => {
    const chain = publicly('GET https://shop.example/return 302>http://done/?status=paid');
    expect(foundIn('inner-host-name', chain)).toHaveLength(1);
  });

  it('is named where a state is missing', () => {
    const chain = publicly('GET https://id.example/auth?client_id=a&state=7 302>pine:/cb?code=1');
    expect(foundIn('state-not-returned', chain)[0]?.text).toContain('return it to pine:/cb');
  });

  it('is not a server’s address that moved', () => {
    expect(movesAddress('https://a.test/done', 'coolapp://x/done')).toBe(false);
  });
});
