import { describe, expect, it } from 'vitest';
import { rawText } from '../../../../src/panel/details/raw/raw-text.ts';
import { record } from '../../../support/chains.ts';
import { chainOf, hop } from '../../samples.ts';

const http = (drawing: string) => rawText('http', record(drawing), []);

describe('a chain as text in the style of HTTP', () => {
  it('contains what was sent and received, hop by hop', () => {
    expect(
      http('POST http://a.test/ (3 B) {A: 1} 302 {B: 2} / GET http://a.test/b {A: 1} 200'),
    ).toBe(`# Hop 1 of 2
POST http://a.test/
A: 1

xxx

HTTP/1.1 302
Location: http://a.test/b
B: 2


# Hop 2 of 2
GET http://a.test/b
A: 1

HTTP/1.1 200`);
  });

  it('says what was not observed, and what no server sent', () => {
    expect(rawText('http', chainOf('x', [hop('GET', 'http://a.test/')]), [])).toBe(
      '# Hop 1 of 1\nGET http://a.test/\n# headers not observable\n\n# response not observed',
    );
    expect(http('PATCH http://a.test/ (hidden) net::ERR_FAILED')).toMatch(
      /# body not observable\n\n# net::ERR_FAILED$/,
    );
    expect(http('GET http://a.dev/ hsts / GET https://a.dev/ 200')).toMatch(
      /# Requested but not sent:\nGET http:\/\/a.dev\/\n\n# internal redirect \(HSTS\) to https:\/\/a.dev\/\n/,
    );
    expect(http('GET http://a.test/ 302 / GET http://a.test/b …')).toMatch(/# no response yet$/);
  });

  it('has fields and file names if the bytes are hidden', () => {
    expect(http('POST http://a.test/ (form a=1&b=2) 200')).toMatch(
      /# form body of 2 fields\na=1\nb=2\n/,
    );
    expect(http('POST http://a.test/ (files a.txt) 200')).toMatch(/# upload of a.txt\n# a.txt\n/);
  });

  it('hides nothing', () => {
    expect(http('GET http://a.test/ {A: \u202Ex\u0000} 200')).toContain('A: \\u{202E}x\\u{0000}');
  });
});

describe('a chain as JSON', () => {
  const chain = record('GET http://a.test/ {A: \u202E\u{E0001}é} 302 / GET http://a.test/b 200');

  it('is the record of the exports, on one line or formatted', () => {
    const line = rawText('ndjson', chain, []);
    expect(line).not.toContain('\n');
    const value = JSON.parse(rawText('json', chain, []));
    expect(JSON.parse(line)).toEqual(value);
    expect(value).toMatchObject({ version: 1, redacted: false, id: chain.id, hops: chain.hops });
  });

  it('escapes invisible characters like JSON', () => {
    expect(rawText('ndjson', chain, [])).toContain('"\\u202e\\udb40\\udc01é"');
  });
});
