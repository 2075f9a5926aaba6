import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../../src/core/chain/chain.ts';
import { findingsOf } from '../../../../src/core/findings/index.ts';
import { toLines } from '../../../../src/core/formats/chain-text.ts';
import { FileReading } from '../../../../src/core/formats/file-reading.ts';

const FOLDER = path.join(import.meta.dirname, '../../../fixtures/har/found');

function read(name: string) {
  const reading = new FileReading();
  reading.add(readFileSync(path.join(FOLDER, `${name}.har`), 'utf8'));
  return reading.end();
}

const draw = (chain: RedirectChain) =>
  toLines(chain)
    .filter((line) => !line.startsWith('  ') || line.startsWith('  end'))
    .map((line) => line.trim());

const JOINED =
  '1 chain was assembled by URL and time because the file doesn’t record which request followed which.';
const lap = 'GET http://loop.test/login 302 Found';

/** The hops of each chain; of files that cannot be read, why. */
const EXPECTED: Readonly<Record<string, string[][] | string>> = {
  'api-key-that-is-a-public-name': [
    [
      'GET https://match.krx.test/um/v2?partner=vdna 302 Found',
      'GET https://e.visual.test/conversion?api_key=acme&id=sync&partner_user_id=Lm-9q 200',
    ],
  ],
  'cors-refused-on-form-post': [
    [
      'POST https://log.widgets.test/i/jot 302 Found',
      'GET https://static.widgets.test/jot.html 200',
    ],
  ],
  'error-is-an-object': [
    [
      'GET https://bin.test/redirect/25 302 FOUND',
      'GET https://bin.test/relative-redirect/24 302 FOUND Max redirects exceeded (MAXREDIRECTS)',
    ],
  ],
  'follow-belongs-to-the-later-redirect': [
    ['GET https://sb.count.test/c2/1/cs.js 302 Found', 'end not observed'],
    [
      'GET https://sb.count.test/c2/1/cs.js 302 Found',
      'GET https://sb.count.test/internal-c2/default/cs.js 200',
    ],
  ],
  'form-post-taken-in-told-as-lost': [
    [
      'POST https://log.widgets.test/i/jot 302 Found',
      'GET https://static.widgets.test/jot.html 200',
    ],
  ],
  'get-with-content-type-has-no-body': [
    [
      'GET https://rp.ads.test/j?wpn=prebid 302 Found',
      'GET https://rp.ads.test/j?wpn=prebid&n3pc=true 200',
    ],
  ],
  'harp-jsonp': [['GET http://a.test/ 301 Moved Permanently', 'GET http://www.a.test/ 200']],
  'hop-missing-from-file-told-as-browser-upgrade': [
    [
      'GET http://www.pins.test/ 301 Moved Permanently',
      'GET http://pins.test/ not observed',
      'GET https://pins.test/ 200',
    ],
  ],
  'https-to-http-end-not-in-file': [
    [
      'GET https://www.social.test/connect/ping?client_id=1&domain=www.shop.test 302 Found',
      'end not observed',
    ],
  ],
  'location-braces-url-percent-encoded': [
    [
      'GET https://x.sync.test/sync?ssp=m&gdpr=$%7BGDPR%7D 302 Found',
      'GET https://x.sync.test/ul_cb/sync?ssp=m&gdpr=$%7BGDPR%7D 200',
    ],
  ],
  'loop-in-a-proxys-file': [[...Array<string>(21).fill(lap), 'end not observed']],
  'next-request-starts-11-ms-early': [
    [
      'GET https://www.social.test/connect/ping?client_id=1 302 Found',
      'GET http://staticxx.social.test/arbiter.php?version=42#cb=f2681&relation=parent HTTPS upgrade',
      'GET https://staticxx.social.test/arbiter.php?version=42#cb=f2681&relation=parent 200',
    ],
  ],
  'no-usable-dates':
    'No entry in the file could be read: log.entries[0].startedDateTime is not a valid date.',
  'one-entry-on-one-line': 'The file is JSON but not a HAR: log is missing.',
  'page-redirect-across-pagerefs': [
    ['GET http://capture.test/ 303 See Other', 'GET http://capture.test/home 200'],
  ],
  'two-cookies-comes-back': [
    [
      'GET http://corp.test/ 302 Found',
      'GET http://corp.test/ 301 Moved Permanently',
      'GET http://m.corp.test/ 200',
    ],
  ],
};

/** What a user is told of the import besides that chains were assembled. */
const NOTES: Readonly<Record<string, string>> = {
  'hop-missing-from-file-told-as-browser-upgrade':
    '1 HTTP request seems to be missing from the file, before log.entries[1].',
};

/** The rules that spoke because a file was misread. */
const SILENT: Readonly<Record<string, string>> = {
  'get-with-content-type-has-no-body': 'body-headers-astray',
  'next-request-starts-11-ms-early': 'https-to-http',
  'hop-missing-from-file-told-as-browser-upgrade': 'upgraded-http-url',
};

describe('a real file, minimized:', () => {
  it('every file has an expectation', () => {
    const names = readdirSync(FOLDER).map((file) => path.parse(file).name);
    expect(names.sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(Object.entries(EXPECTED))('%s', (name, expected) => {
    const result = read(name);
    if (!result.ok) {
      expect(result.problem).toBe(expected);
      return;
    }
    expect(result.chains.map(draw)).toEqual(expected);
    expect(result.notes.filter((note) => note !== JOINED)).toEqual(
      NOTES[name] ? [NOTES[name]] : [],
    );
    const rules = result.chains.flatMap((chain) => findingsOf(chain).map(({ id }) => id));
    expect(rules).not.toContain(SILENT[name]);
  });
});
