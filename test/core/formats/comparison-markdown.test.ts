import { describe, expect, it } from 'vitest';
import { comparisonMarkdown } from '../../../src/core/formats/comparison-markdown.ts';
import { record } from '../../support/chains.ts';

const BEFORE = record(
  'POST http://a.test/in?code=Zm9vYmFyYmF6 (24 B) 302 / GET http://a.test/home?code=Zm9vYmFyYmF6 200',
);
const AFTER = record(
  'POST http://a.test/in?code=Zm9vYmFyYmF6 (24 B) 307 / POST http://a.test/home?code=Zm9vYmFyYmF6 (24 B) 200',
);

describe('a comparison as Markdown', () => {
  it('contains both chains, the differences and the findings, all in code', () => {
    const text = comparisonMarkdown(BEFORE, AFTER, { includeSecrets: true });
    const [heading = '', empty, ...rest] = text.split('\n');
    expect([heading, empty]).toEqual(['### Fixed', '']);
    expect(rest[0]).toBe('```text');
    expect(rest.slice(-2)).toEqual(['```', '']);
    expect(text).toContain('Fixed: POST kept (was POST → GET)');
    expect(text).toContain('  hop 1\n    Response: 302 Found → 307 Temporary Redirect\n');
    expect(text).toContain('  hop 2\n    Method: GET → POST\n');
    expect(text).toContain('Findings no longer present:\n  ');
  });

  it('replaces a secret with the same placeholder in both chains', () => {
    const text = comparisonMarkdown(BEFORE, AFTER, { includeSecrets: false });
    expect(text).not.toContain('Zm9vYmFyYmF6');
    expect(text.match(/redacted-\d+/g)).toEqual(
      expect.arrayContaining(['redacted-1', 'redacted-1']),
    );
    expect(text).not.toContain('redacted-2');
    expect(text).not.toContain('URL: ');
  });

  it('keeps everything within the code', () => {
    const chain = record('GET http://a.test/```# 200');
    const text = comparisonMarkdown(chain, chain, { includeSecrets: true });
    expect(text).toMatch(/^### No differences\n\n````text\n[\s\S]*\n````\n$/);
  });
});
