import { describe, expect, it } from 'vitest';
import type { BodySummary, Header, Hop } from '../../../src/core/chain/chain.ts';
import { bodyView } from '../../../src/panel/details/body/body-text.ts';
import { cookieView } from '../../../src/panel/details/cookies/cookie-text.ts';
import { headerView } from '../../../src/panel/details/headers/header-text.ts';
import { record } from '../../support/chains.ts';
import { withFacts } from '../../support/with-facts.ts';
import { answered, chainOf, hop } from '../samples.ts';

describe('the headers that a redirect changed', () => {
  const drawing =
    'GET http://a.test/ {Host: a.test; Accept: x; Authorization: b; X-A: 1} 302 / ' +
    'GET http://b.test/ {Host: b.test; Accept: x; X-A: \u202E; Empty:} 200';

  it('are counted, losses first, and explained; routine changes are separate', () => {
    expect(headerView(record(drawing), 1)).toEqual({
      summary: 'Headers: 1 dropped, 1 changed, 1 added',
      rows: [
        {
          kind: 'dropped',
          word: 'dropped',
          name: 'Authorization',
          from: 'b',
          to: undefined,
          rule: expect.stringMatching(/dropped on redirects to another origin/),
          source: 'Fetch §4.5 step 13',
        },
        expect.objectContaining({ name: 'X-A', from: '1', to: '\\u{202E}', rule: undefined }),
        expect.objectContaining({ name: 'Empty', from: undefined, to: 'empty' }),
      ],
      mechanical: [expect.objectContaining({ name: 'Host', from: 'a.test', to: 'b.test' })],
      unchanged: 'Accept',
    });
  });

  it('are not notable if only the URL changed', () => {
    const view = headerView(
      record('GET http://a.test/ {Host: a} 302 / GET http://b.test/ {Host: b} 200'),
      1,
    );
    expect(view?.summary).toBe('Headers: only routine changes');
    expect(view?.rows).toEqual([]);
  });

  it('are unchanged if the next request had them all', () => {
    const same = 'GET http://a.test/ {Accept: x} 302 / GET http://a.test/b {Accept: x} 200';
    expect(headerView(record(same), 1)).toEqual({ summary: 'Headers: unchanged' });
  });

  it('are marked if they were not observed, or not yet; there are none if nothing was sent', () => {
    const chain = record(drawing);
    const unseen = chainOf('x', [chain.hops[0], hop('GET', 'http://b.test/')]);
    expect(headerView(unseen, 1)).toEqual({ summary: 'Headers: not observable' });
    expect(headerView({ ...unseen, ended: false }, 1)?.summary).toBe('Headers: not yet observed');
    const hsts = record('GET http://a.dev/ 302 / GET http://b.dev/ hsts / GET https://b.dev/ 200');
    expect(headerView(hsts, 1)).toBeUndefined();
    expect(headerView(hsts, 2)).toBeDefined();
  });
});

describe('the cookies that a hop set', () => {
  const setting = (...values: string[]): Hop => {
    const headers: Header[] = values.map((value) => ({ name: 'Set-Cookie', value }));
    const redirect = { url: 'https://a.test/x', cause: 'http' } as const;
    return hop('GET', 'https://a.test/', {
      response: { status: 302, statusLine: '', headers },
      redirect,
      requestHeaders: [],
    });
  };
  const next = (cookie: string) =>
    answered('GET', 'https://a.test/x', 200, undefined, {
      requestHeaders: [{ name: 'Cookie', value: cookie }],
    });

  it('are named, with what happened to them', () => {
    const first = setting(
      's=1; Secure; HttpOnly; Domain=a.test',
      'c=2; Path=/y; SameSite=Lax',
      'd=; Max-Age=0',
    );
    expect(cookieView(chainOf('x', [first, next('s=1')]), 0)).toEqual({
      summary: 'sets s, c, deletes d',
      rows: [
        {
          name: 's',
          value: '1',
          attributes: 'Domain=a.test, Secure, HttpOnly',
          fate: 'sent at hop 2',
          isLost: false,
        },
        {
          name: 'c',
          value: '2',
          attributes: 'Path=/y, SameSite=Lax',
          fate: 'not sent at hop 2 (likely: Path)',
          isLost: true,
        },
        {
          name: 'd',
          value: 'empty',
          attributes: 'expires 1970-01-01 00:00:00 UTC',
          fate: 'deleted',
          isLost: false,
        },
      ],
    });
  });

  it('are described as far as the chain has come', () => {
    const fate = (hops: [Hop, ...Hop[]], ended: boolean) =>
      cookieView(chainOf('x', hops, { ended }), 0)?.rows[0]?.fate;
    const first = setting('s=1');
    expect(fate([first], true)).toBe('no later hop on this site');
    expect(fate([first], false)).toBe('no later hop on this site yet');
    expect(fate([first, hop('GET', 'https://a.test/x')], true)).toBe('not observable');
    expect(fate([first, hop('GET', 'https://a.test/x')], false)).toBe('not yet observed');
    expect(fate([first, next('')], true)).toBe('not sent at hop 2 (reason unknown)');
  });

  it('are counted if there are many, and made display-safe', () => {
    const many = chainOf('x', [setting('a=1', 'b=1', 'c=1', 'd=1')]);
    expect(cookieView(many, 0)?.summary).toBe('sets 4 cookies');
    const bidi = chainOf('x', [setting('\u202E=\u200B')]);
    expect(cookieView(bidi, 0)).toMatchObject({
      summary: 'sets \\u{202E}',
      rows: [{ name: '\\u{202E}', value: '\\u{200B}' }],
    });
    expect(cookieView(chainOf('x', [answered('GET', 'http://a.test/', 200)]), 0)).toBeUndefined();
  });
});

describe('a body', () => {
  const view = (...bodies: [BodySummary, ...BodySummary[]]) => {
    const [first, ...rest] = bodies.map((body) => hop('POST', 'http://a.test/', { body }));
    return bodyView(chainOf('x', [first as Hop, ...rest]), bodies.length - 1);
  };
  const bytes = { kind: 'bytes', size: 3, digest: 'abc' } as const;

  it('of bytes shows its text, line by line, also if it was sent again', () => {
    const text = '{\r\n\t"a": "\u202E"\n}';
    const shown = { note: '3 B, digest abc', text: '{\n\t"a": "\\u{202E}"\n}' };
    expect(view({ ...bytes, text })).toEqual(shown);
    expect(view({ ...bytes, text }, bytes)).toEqual(shown);
    expect(view(bytes)).toEqual({ note: '3 B, digest abc; not stored: binary, or over 64 KiB' });
  });

  it('of a form shows its fields and says that the bytes are hidden', () => {
    const fields = { a: ['1', '\u202E'], b: [''] };
    expect(view({ kind: 'form', digest: '', fields })).toEqual({
      note: 'The browser exposes form fields and file names, not the raw body.',
      fields: [
        ['a', '1'],
        ['a', '\\u{202E}'],
        ['b', ''],
      ],
    });
    expect(view({ kind: 'form', digest: '' })?.note).toMatch(/exceed 64 KiB and were not stored/);
  });

  it('of files shows their names', () => {
    expect(view({ kind: 'files', names: ['a.txt', '\u202Eb'] })?.text).toBe('a.txt\n\\u{202E}b');
  });

  it('is attributed to DevTools’ network log if only the log has it', () => {
    const timings = { send: 0, wait: 0, receive: 0 };
    const logged = { ...bytes, text: 'abc' };
    const first = hop('PATCH', 'http://a.test/', { body: { kind: 'not-observable' } });
    const chain = withFacts(chainOf('x', [first]), [{ timings, body: logged }]);
    expect(bodyView(chain, 0)?.note).toBe('3 B, digest abc, from the DevTools network log');
  });

  it('has nothing to show if it was not observed, or did not exist', () => {
    expect(view({ kind: 'none' })).toBeUndefined();
    expect(view({ kind: 'not-observable' })).toBeUndefined();
  });
});
