import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../../src/core/chain/chain.ts';
import { findingsOf } from '../../../../src/core/findings/index.ts';
import { toLines } from '../../../../src/core/formats/chain-text.ts';
import type { ImportedFile } from '../../../../src/core/formats/imported.ts';
import { parseHar } from '../../../support/parse-har.ts';

const FOLDER = path.join(import.meta.dirname, '../../../fixtures/har');

function read(tool: string): ImportedFile {
  const result = parseHar(readFileSync(path.join(FOLDER, `${tool}.json`), 'utf8'));
  if (!result.ok) throw new Error(result.problem);
  return result;
}

const draw = (chain: RedirectChain) =>
  toLines(chain)
    .filter((line) => !line.startsWith('  ') || line.startsWith('  end'))
    .map((line) => line.trim());

/** The hops of each chain, and how many entries are left out. */
const EXPECTED: Readonly<Record<string, readonly [creator: string, string[][], number]>> = {
  chrome: [
    'WebInspector',
    [
      ['GET http://shop.test/login HSTS', 'GET https://shop.test/login 200'],
      ['POST https://shop.test/login 302 Found', 'GET https://shop.test/account?from=login 200'],
      [
        'GET https://shop.test/logo.svg 301 Moved Permanently',
        'GET https://cdn.test/logo.svg 200 from cache',
      ],
    ],
    2,
  ],
  cypress: [
    '@neuralegion/cypress-har-generator',
    [
      ['POST http://shop.test/contact 302 Found', 'GET http://shop.test/contact/new 200 OK'],
      [
        'POST http://shop.test/order 307 Temporary Redirect',
        'POST http://shop.test/order/new 200 OK',
      ],
    ],
    0,
  ],
  edge: [
    'WebInspector',
    [
      [
        'PUT https://api.test/v2/report 307 Temporary Redirect',
        'PUT https://eu.api.test/v2/report 204',
      ],
    ],
    2,
  ],
  firefox: [
    'Firefox',
    [
      [
        'GET https://news.test/ 301 Moved Permanently',
        'GET http://www.news.test/ HTTPS upgrade',
        'GET https://www.news.test/ 302 Found',
        'GET https://www.news.test/home 200 OK',
      ],
      ['POST https://www.news.test/vote 303 See Other', 'GET https://www.news.test/thanks 200 OK'],
    ],
    1,
  ],
  safari: [
    'WebKit Web Inspector',
    [
      [
        'GET https://docs.test/ 301 Moved Permanently',
        'GET https://docs.test/en/ 302 Found',
        'GET https://docs.test/en/latest/ 200 from cache',
      ],
      [
        'GET https://docs.test/old.css 301 Moved Permanently',
        'GET https://static.docs.test/new.css The certificate for this server is invalid.',
      ],
    ],
    0,
  ],
  charles: [
    'Charles Proxy',
    [
      [
        'POST https://pay.test/start 302 Found',
        'GET https://bank.test/confirm 303 See Other',
        'GET https://bank.test/done 200 OK',
      ],
    ],
    1,
  ],
  fiddler: [
    'Fiddler',
    [
      ['PATCH http://files.test/7 308 Permanent Redirect', 'PATCH http://files.test/v2/7 200 OK'],
      ['GET http://files.test/ 301 Moved Permanently', 'end not observed'],
    ],
    0,
  ],
  mitmproxy: [
    'mitmproxy',
    [
      [
        'POST https://hooks.test/in 301 Moved Permanently',
        'GET https://hooks.test/v2/in 405 Method Not Allowed',
      ],
      [
        'POST https://hooks.test/empty 307 Temporary Redirect',
        'POST https://down.test/empty [Errno 111] Connect call failed',
      ],
    ],
    0,
  ],
  'http-toolkit': [
    'HTTP Toolkit',
    [
      [
        'DELETE https://api.items.test/7 302 Found',
        'DELETE https://api.items.test/items/7 204 No Content',
      ],
      [
        'GET https://items.test/ 301 Moved Permanently',
        'GET https://www.items.test/ …',
        'end not observed',
      ],
    ],
    1,
  ],
  playwright: [
    'Playwright',
    [
      [
        'GET https://app.test/report 302 Found',
        'GET https://app.test/sso/start 302 Found',
        'GET https://idp.test/authorize?state=1 200 OK',
      ],
      [
        'PUT https://app.test/blob 307 Temporary Redirect',
        'PUT https://app.test/store net::ERR_CONNECTION_RESET',
      ],
    ],
    0,
  ],
  sitespeed: [
    'Browsertime',
    [
      [
        'GET https://wiki.test/Main#top 301 Moved Permanently',
        'GET https://wiki.test/wiki/Main#top 200',
      ],
      ['GET https://wiki.test/font 302 Found', 'GET https://fonts.test/a.woff2 200'],
      [
        'GET https://wiki.test/Main#top 301 Moved Permanently',
        'GET https://wiki.test/wiki/Main#top 200',
      ],
    ],
    0,
  ],
};

describe('the HAR of', () => {
  it('covers exactly the tools with a file', () => {
    const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
    expect(files.map((file) => path.parse(file).name).sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(Object.entries(EXPECTED))(
    'from %s gives its chains',
    (tool, [creator, chains, leftOut]) => {
      const result = read(tool);
      expect(result.creator?.name).toBe(creator);
      expect(result.chains.map(draw)).toEqual(chains);
      expect(result).toMatchObject({ leftOut, unreadable: 0 });
      // What joins two entries is inferred, unless the browser said that it redirected by itself.
      for (const { hops } of result.chains) {
        for (const { redirect } of hops.slice(0, -1)) {
          expect(redirect?.inferred ?? redirect?.cause).toBe(
            redirect?.cause === 'hsts' ? 'hsts' : true,
          );
        }
      }
    },
  );
});

describe('what a tool reports about a request', () => {
  const hopsOf = (tool: string, chain: number) => read(tool).chains[chain]?.hops ?? [];
  const typesOf = (tool: string) => read(tool).chains.map(({ type }) => type);

  it('includes its body: bytes if they are complete, fields, or neither', () => {
    const [posted, got] = hopsOf('chrome', 1);
    expect(posted?.body).toMatchObject({ kind: 'bytes', size: 16, text: 'user=ann&keep=on' });
    expect(got?.body).toEqual({ kind: 'none' });
    expect(hopsOf('charles', 0)[0]?.body).toMatchObject({
      kind: 'form',
      fields: { amount: ['5'], to: ['shop'] },
    });
    expect(hopsOf('playwright', 1).map(({ body }) => body.kind)).toEqual([
      'not-observable',
      'not-observable',
    ]);
    expect(hopsOf('mitmproxy', 1)[0]?.body).toEqual({ kind: 'none' });
    expect(hopsOf('fiddler', 1)[0]?.body).toEqual({ kind: 'none' });
    expect(hopsOf('edge', 0)[1]?.body).toMatchObject({ kind: 'bytes', size: 4 });
  });

  it('includes its type, as in Chrome or according to the request itself', () => {
    expect(typesOf('chrome')).toEqual(['main_frame', 'main_frame', 'image']);
    expect(typesOf('edge')).toEqual(['xmlhttprequest']);
    expect(typesOf('firefox')).toEqual(['main_frame', 'xmlhttprequest']);
    expect(typesOf('safari')).toEqual(['main_frame', 'stylesheet']);
    expect(typesOf('fiddler')).toEqual(['other', 'other']);
  });

  it('includes its initiator, its time and its protocol', () => {
    const [first] = hopsOf('edge', 0);
    expect(first?.network?.initiator).toEqual({
      type: 'script',
      url: 'https://app.test/app.js',
      line: 42,
    });
    expect(hopsOf('sitespeed', 1)[0]?.network?.initiator).toEqual({
      type: 'parser',
      url: 'https://wiki.test/main.css',
      line: 12,
    });
    expect(first?.network).toMatchObject({ protocol: 'HTTP/2', transferSize: 212 });
    expect(first?.response?.serverIp).toBe('::1');
    expect(hopsOf('firefox', 0)[0]?.network?.timings).toMatchObject({ connect: 50, ssl: 30 });
    expect(hopsOf('mitmproxy', 0)[0]?.startedAt).toBe(Date.UTC(2026, 2, 1, 15, 0, 0, 100));
    expect(hopsOf('fiddler', 0)[0]?.startedAt).toBe(Date.UTC(2026, 2, 1, 14, 0, 0, 100));
  });

  it('includes no pseudo-headers, and no headers if none were observed', () => {
    const names = hopsOf('charles', 0).flatMap(({ requestHeaders = [], response }) =>
      [...requestHeaders, ...(response?.headers ?? [])].map(({ name }) => name),
    );
    expect(names.filter((name) => name.startsWith(':'))).toEqual([]);
    expect(names.length).toBeGreaterThan(0);
    expect(hopsOf('safari', 1)[1]).not.toHaveProperty('requestHeaders');
  });

  it('causes no false errors in the rules', () => {
    const grave = Object.keys(EXPECTED).flatMap((tool) =>
      read(tool).chains.flatMap((chain) =>
        findingsOf(chain).filter(({ severity }) => severity === 'error'),
      ),
    );
    expect(grave).toEqual([]);
  });
});
