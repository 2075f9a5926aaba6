import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMarkdown } from '../../../src/core/formats/markdown.ts';
import { anEvent } from '../../support/arbitrary.ts';
import { record, recordAll } from '../../support/chains.ts';

const open = { includeSecrets: true };

describe('Markdown', () => {
  it('shows a chain as text, with its lost headers and its findings', () => {
    const text = toMarkdown(
      [
        record(
          'POST https://a.test/old (24 B) {Content-Type: text/plain; Authorization: Bearer t} 302 / GET https://b.test/new {} 200',
        ),
      ],
      open,
    );
    expect(text.split('\n').slice(0, 9)).toEqual([
      '### `POST → GET`, 2 hops',
      '',
      '```text',
      'POST https://a.test/old 302 Found',
      '  ▲ POST → GET · body of 24 B dropped · Content-Type dropped · Authorization dropped',
      'GET https://b.test/new 200',
      '',
      'Headers no longer sent:',
      expect.stringMatching(/^ {2}hop 2: Content-Type: .* \(Fetch §4\.\d step \d+\)$/),
    ]);
    expect(text).toMatch(/\nFindings:\n {2}warning, hop 1: .*\n(?: {2,4}.*\n)+```\n$/);
  });

  it('keeps everything within the code, whatever was recorded', () => {
    const markup = fc.constantFrom(
      '```',
      '`````',
      '~~~',
      '<b>',
      '\n# x',
      '\u2028',
      '](x)',
      '@me',
      '\u202e',
    );
    fc.assert(
      fc.property(fc.array(anEvent, { maxLength: 40, size: 'max' }), markup, (events, text) => {
        const chains = recordAll(events).map((chain) => ({
          ...chain,
          hops: [
            { ...chain.hops[0], method: `GET${text}`, error: text, url: `http://a.test/${text}` },
          ] as const,
        }));
        const lines = toMarkdown(chains, open).split('\n');
        for (const chain of chains) {
          expect(lines.shift()).toMatch(/^### `[^`\p{C}]+`, 1 hop$/u);
          lines.shift();
          const fence = lines.shift() ?? '';
          expect(fence).toMatch(/^`{3,}text$/);
          const end = lines.findIndex(
            (line) => /^`{3,}\s*$/.test(line) && line.length >= fence.length - 4,
          );
          expect(lines[end]).toBe(fence.slice(0, -4));
          const inside = lines.splice(0, end + 1).join('\n');
          expect(inside).toContain('GET');
          expect(inside.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
          expect(lines.shift()).toBe('');
          expect(chain.hops).toHaveLength(1);
        }
        expect(lines.filter((line) => line !== '')).toEqual([]);
      }),
    );
  });

  it('is redacted by default', () => {
    const chain = record(
      'GET http://a.test/?code=secretcode 302 / GET http://a.test/secretcode 200',
    );
    expect(toMarkdown([chain], { includeSecrets: false })).not.toContain('secretcode');
  });
});
