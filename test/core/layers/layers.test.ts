import { describe, expect, it } from 'vitest';
import type { Hop } from '../../../src/core/chain/chain.ts';
import { layersOf } from '../../../src/core/layers/index.ts';
import { evidenceText, knownLayerText, layersText } from '../../../src/core/layers/layer-text.ts';

/** A redirect with these headers: `Server: nginx`. */
function redirect(...lines: string[]): Hop {
  return answer(302, 'Location: /new', ...lines);
}

function answer(status: number, ...lines: string[]): Hop {
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() };
  });
  return {
    method: 'GET',
    url: 'https://shop.test/old',
    startedAt: 0,
    body: { kind: 'none' },
    response: { status, statusLine: `HTTP/1.1 ${status}`, headers },
  };
}

function textOf(hop: Hop): string | undefined {
  return layersText(layersOf(hop));
}

describe('a header that only shows what a response passed through', () => {
  it.each([
    ['Server: cloudflare', 'via Cloudflare'],
    ['Server: nginx/1.26.3', 'via nginx'],
    ['Via: 1.1 0123.cloudfront.net (CloudFront)', 'via CloudFront'],
    ['X-Azure-Ref: 0abc', 'via Azure Front Door'],
    ['X-Served-By: cache-fra-eddf8230023-FRA', 'via Fastly'],
    ['Server: Vercel', 'via Vercel'],
    ['Server: Netlify', 'via Netlify'],
    ['X-Served-By: cache-lga21981-LGA, cache-ams21050-AMS', 'via Fastly'],
    ['Server: AkamaiGHost', 'via Akamai'],
    ['X-CDN: Incapsula', 'via Imperva'],
    ['X-Iinfo: 5-17009424-17011001 PNNN RT(1388193526625 4677) q(0 0 0 -1) r(1 1)', 'via Imperva'],
    ['Server: istio-envoy', 'via Envoy'],
    ['Server: Microsoft-IIS/10.0', 'via IIS'],
    ['Server: Apache', 'via Apache'],
    ['Server: Kestrel', 'via Kestrel'],
  ])('%s names no sender', (header, text) => {
    expect(layersOf(redirect(header)).author).toBeUndefined();
    expect(textOf(redirect(header))).toBe(text);
  });

  it('is not confused with a name that only begins the same', () => {
    expect(textOf(redirect('Server: Apache-Coyote/1.1'))).toBeUndefined();
    expect(textOf(redirect('Server: nginxy'))).toBeUndefined();
    expect(textOf(redirect('Server: cloudflare-like'))).toBeUndefined();
    expect(textOf(redirect('X-Served-By: cache-tw-ams1-cr1-5-TWAMS1'))).toBeUndefined();
    expect(textOf(redirect('X-CDN: staticcache'))).toBeUndefined();
  });

  it('is GitHub’s own for Pages only beside a CDN’s', () => {
    expect(textOf(redirect('Server: GitHub.com'))).toBeUndefined();
    expect(textOf(redirect('Server: GitHub.com', 'X-Served-By: cache-fra-eddf8230023-FRA'))).toBe(
      'via GitHub Pages, Fastly',
    );
  });
});

describe('a sender', () => {
  it('is the layer that says that it decided on the redirect', () => {
    const hop = redirect('X-Redirect-By: Yoast SEO', 'X-Powered-By: PHP/8.2', 'Server: nginx');
    expect(textOf(hop)).toBe('by Yoast SEO, via nginx');
    expect(layersOf(hop).author?.level).toBe('declared');
    expect(textOf(redirect('X-Redirect-By: WordPress'))).toBe('by WordPress');
  });

  it('is also named in a structured field', () => {
    expect(textOf(redirect('Redirect-By: "Edge \\"rules\\""; version=1'))).toBe('by Edge "rules"');
    expect(textOf(redirect('Redirect-By: edge', 'X-Redirect-By: WordPress'))).toBe('by edge');
    expect(textOf(redirect(`X-Redirect-By: ${'x'.repeat(101)}`))).toBeUndefined();
    expect(textOf(redirect('X-Redirect-By:'))).toBeUndefined();
  });

  it('is the CDN if the CDN says that it redirected', () => {
    const via = 'Via: 1.1 0123.cloudfront.net (CloudFront)';
    expect(textOf(redirect('X-Cache: Redirect from cloudfront', via))).toBe('by CloudFront');
    expect(textOf(redirect('X-Cache: Miss from cloudfront', via))).toBe('via CloudFront');
  });

  it('is the framework, not the server that it runs in', () => {
    expect(textOf(redirect('X-Powered-By: PHP/8.2', 'Set-Cookie: laravel_session=1'))).toBe(
      'likely by Laravel',
    );
    expect(textOf(redirect('X-Powered-By: PHP/8.2.1'))).toBe('by PHP');
  });

  it('is unknown if the evidence fits two layers', () => {
    const page = ['Content-Type: text/html', 'Content-Length: 138', 'Server: nginx'];
    expect(textOf(redirect(...page))).toBe('by nginx');
    expect(textOf(redirect(...page, 'X-Powered-By: Express'))).toBe('via nginx');
    expect(textOf(redirect('Set-Cookie: csrftoken=1', 'X-Powered-By: Express'))).toBeUndefined();
  });

  it('is not recognized by a length other than its page’s, nor by that of a compressed page', () => {
    const type = 'Content-Type: text/html';
    expect(textOf(redirect(type, 'Content-Length: 139', 'Server: nginx'))).toBe('via nginx');
    const compressed = [type, 'Content-Length: 138', 'Content-Encoding: gzip', 'Server: nginx'];
    expect(textOf(redirect(...compressed))).toBe('via nginx');
  });
});

describe('what is not a redirect', () => {
  it('has no sender', () => {
    expect(textOf(answer(200, 'X-Powered-By: Express', 'Server: nginx'))).toBeUndefined();
    expect(textOf(answer(304, 'X-Powered-By: Express'))).toBeUndefined();
    expect(textOf({ ...redirect(), response: undefined } as unknown as Hop)).toBeUndefined();
  });
});

describe('evidence in words', () => {
  it('quotes the header in its usual spelling', () => {
    expect(evidenceText({ kind: 'header', name: 'cf-ray', value: '1' })).toBe('CF-RAY: 1');
    const { author } = layersOf(redirect('x-powered-by: Express'));
    expect(author && knownLayerText(author)).toBe('Express, declared (X-Powered-By: Express)');
  });

  it('names the page’s length and the cookie', () => {
    expect(evidenceText({ kind: 'body', bytes: 138 })).toBe(
      'the body is as long as its own page for this redirect (138 B)',
    );
    expect(evidenceText({ kind: 'cookie', name: 'csrftoken' })).toBe('Set-Cookie: csrftoken');
    const names = ['server', 'x-varnish'];
    expect(evidenceText({ kind: 'headers', names, inOrder: true })).toBe(
      'headers in its order: Server, X-Varnish',
    );
    expect(evidenceText({ kind: 'headers', names, inOrder: false })).toBe(
      'headers it sends together: Server, X-Varnish',
    );
  });
});
