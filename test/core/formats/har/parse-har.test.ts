import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonErrorOffset } from '../../../../src/core/formats/json/json-error.ts';
import { parseHar } from '../../../support/parse-har.ts';

const problemOf = (text: string) => {
  const result = parseHar(text);
  return result.ok ? undefined : result.problem;
};

describe('the text of a file', () => {
  it.each([
    ['', 'The file is empty.'],
    [' \r\n', 'The file is empty.'],
    ['<html>', 'The file is not JSON: it doesn’t start with { or [.'],
    ['\u001f\u008b', 'The file is not JSON: it doesn’t start with { or [.'],
    [
      '{"log": {\n  "entries": [{]}}',
      'The file is not valid JSON: there is a syntax error at line 2, column 16.',
    ],
    [
      '{"log": {\n  "entries": [{"time',
      'The file is truncated: the JSON ends unexpectedly at line 2, column 21.',
    ],
    [
      '{"log": {"entries": []}}\n{}',
      'The file is not valid JSON: there is a syntax error at line 2, column 1.',
    ],
    ['[1]', 'The file is JSON but not a HAR: the top level is not an object.'],
  ])('is reported with the position if it is not a HAR: %j', (text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });

  it('may begin with a byte order mark', () => {
    expect(problemOf('\u{feff}{"log": {"entries": []}}')).toBeUndefined();
  });

  it('may be nested to any depth', () => {
    const deep = '['.repeat(300_000);
    expect(problemOf(deep)).toMatch(/^The file is truncated/);
    expect(problemOf(deep + ']'.repeat(300_000))).toMatch(/not a HAR/);
    const entry = `{"log": {"entries": [${deep}${']'.repeat(300_000)}]}}`;
    expect(problemOf(entry)).toMatch(/log\.entries\[0\] is not an object/);
  });

  it('may contain a million entries', () => {
    const entries = Array.from({ length: 1_000_000 }, () => '{}').join();
    expect(problemOf(`{"log": {"entries": [${entries}]}}`)).toMatch(/log\.entries\[0\]\.request/);
  });
});

describe('the position of an error in JSON', () => {
  const document = fc.json().filter((json) => /^[[{]/.test(json));

  it('is the end of a truncated text, and of a valid one', () => {
    fc.assert(
      fc.property(document, fc.nat(), (json, cut) => {
        const part = json.slice(0, (cut % json.length) + 1);
        expect(jsonErrorOffset(part)).toBe(part.length);
      }),
    );
  });

  it('is where the engine stops, too: neither before what it accepts nor after what it refuses', () => {
    const noise = fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', '1', 'x', '\n', ' ');
    fc.assert(
      fc.property(document, fc.nat(), noise, (json, at, inserted) => {
        const place = at % json.length;
        const text = json.slice(0, place) + inserted + json.slice(place);
        const offset = jsonErrorOffset(text);
        if (isJson(text)) expect(offset).toBe(text.length);
        // What comes before can be completed; with what is there it cannot.
        else if (offset < text.length) expect(offset).toBeGreaterThanOrEqual(place - 5);
        expect(jsonErrorOffset(text.slice(0, offset))).toBe(offset);
      }),
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
