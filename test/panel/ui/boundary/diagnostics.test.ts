import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../../src/core/chain/chain.ts';
import { diagnosticsOf } from '../../../../src/panel/ui/boundary/diagnostics.ts';
import { problemText } from '../../../../src/panel/ui/boundary/problem-text.ts';
import { chainOf, hop } from '../../samples.ts';

const teller = { version: '1.2.3', userAgent: 'Firefox', secretNames: ['tenant'] };
const componentStack = '\n    at ChainRow (moz-extension://0f8e-uuid/assets/panel.js:1:2)';

const written = (error: unknown, chain?: RedirectChain) =>
  diagnosticsOf({ part: 'row', error, componentStack, chain }, teller);

describe('the diagnostics of what can’t be displayed', () => {
  it('contain version, part, error and components, but not the address of the user’s own copy', () => {
    expect(written(new TypeError('x is undefined'))).toBe(
      [
        'Detour 1.2.3',
        'Firefox',
        'Part: row',
        'Error: TypeError: x is undefined',
        'Components:\nat ChainRow (/assets/panel.js:1:2)',
      ].join('\n\n'),
    );
  });

  it('contain the chain without its secrets, which are in no error either, and without the note', () => {
    const chain = chainOf('1', [hop('GET', 'http://a.test/?token=s3cretvalue&tenant=acme-corp')], {
      note: 'mine alone',
    });
    const text = written(new Error('no URL: s3cretvalue of acme-corp'), chain);
    expect(text).toContain('http://a.test/?token=redacted-1');
    expect(text).toContain('Error: no URL: redacted-1 of redacted-2');
    expect(text).not.toMatch(/s3cretvalue|acme-corp|mine alone/);
  });

  it('are short, however long the chain’s texts are', () => {
    const chain = chainOf('1', [hop('GET', `https://xn--${'a'.repeat(200_000)}/`)]);
    expect(written(new RangeError('y'.repeat(100_000)), chain).length).toBeLessThan(10_000);
  });

  it('omit what can’t be redacted', () => {
    const hops = new Proxy([], {
      get() {
        throw new Error('s3cretvalue');
      },
    });
    const text = written(new Error('s3cretvalue'), {
      ...chainOf('1', [hop('GET', '')]),
      hops,
    } as never);
    expect(text).toContain('Error: left out, because it could not be redacted');
    expect(text).not.toContain('s3cretvalue');
  });

  it.each([undefined, null, 'text', Object.create(null), { toString: 1 }])(
    'describe whatever was thrown: %j',
    (error) => {
      expect(written(error)).toContain('Error: ');
      expect(problemText('chain', error)).toMatch(/^This chain can’t be displayed: /);
    },
  );
});

describe('the sentence', () => {
  it('is short and display-safe', () => {
    const sentence = problemText('tab', new Error(`\u202e${'a'.repeat(1000)}`));
    expect(sentence).toMatch(/^This tab can’t be displayed: Error: \\u\{202E\}a+…$/);
    expect(sentence.length).toBeLessThan(300);
  });
});
