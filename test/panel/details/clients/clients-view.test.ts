import { describe, expect, it } from 'vitest';
import { clientsView } from '../../../../src/panel/details/clients/clients-view.ts';
import { record } from '../../../support/chains.ts';

describe('the table of other clients', () => {
  it('has one line per client that differs, first, and one for all that are alike', () => {
    const view = clientsView(
      record('PUT http://a.test/ (24 B) 302 / PUT http://a.test/b (24 B) 200'),
    );
    expect(view.summary).toMatch(/^Other clients: \d+ differ, \d+ match$/);
    const kinds = view.rows.map(({ kind }) => kind);
    expect(kinds.lastIndexOf('differs')).toBe(kinds.indexOf('alike') - 1);
    expect(kinds.filter((kind) => kind === 'alike')).toHaveLength(1);
    expect(view.rows).toContainEqual({
      kind: 'differs',
      name: 'Python requests',
      version: expect.stringMatching(/^\d+\./),
      text: 'PUT becomes GET at hop 2',
    });
    expect(view.rows.at(-1)?.clients).toMatch(/^curl -L, .*axios/);
  });

  it('uses the singular, and mentions no clients that are alike if there are none', () => {
    const get = clientsView(record('GET http://a.test/ 302 / GET http://a.test/b 200'));
    expect(get.summary).toBe('Other clients: 40 match');
    const upgraded = clientsView(record('GET http://a.test/ 302 / GET https://a.test/b 200'));
    expect(upgraded.summary).toBe('Other clients: 1 differs, 39 match');
    const failed = clientsView(
      record('GET http://a.test/ 302 / GET http://a.test/b net::ERR_FAILED'),
    );
    expect(failed.summary).toBe('Other clients: 40 unknown');
    expect(failed.rows.map(({ kind }) => kind)).toEqual(['unknown']);
  });

  it('has one line per reason for unknown results, with the first hop concerned', () => {
    const view = clientsView(
      record('GET http://a.test/ 302 / GET http://b.dev/ hsts / GET https://b.dev/ 200'),
    );
    expect(view.rows.filter(({ kind }) => kind === 'unknown')).toEqual([
      {
        kind: 'unknown',
        name: '40 unknown',
        text: 'internal redirect: HSTS (from hop 2 onward)',
        clients: expect.stringMatching(/^curl -L, curl -L -X, /),
      },
    ]);
  });

  it('makes invisible characters in cookie names visible', () => {
    const chain = record('GET http://a.test/ 302 / GET http://a.test/b {Cookie: s\u202E=1} 200');
    const [first, last] = chain.hops;
    const headers = [
      ...(first.response?.headers ?? []),
      { name: 'Set-Cookie', value: 's\u202E=1' },
    ];
    const response = { status: 302, statusLine: '', headers };
    const view = clientsView({ ...chain, hops: [{ ...first, response }, last ?? first] });
    const texts = view.rows.map(({ text }) => text);
    expect(texts).toContain('doesn’t store cookies: s\\u{202E} not sent at hop 2');
  });

  it('says why there is nothing to compare', () => {
    expect(clientsView(record('GET http://a.test/ 200'))).toEqual({
      summary: expect.stringMatching(/^Nothing to compare/),
      rows: [],
    });
    const running = clientsView(record('GET http://a.test/ 302 / GET http://a.test/b …'));
    expect(running).toEqual({
      summary: expect.stringMatching(/once the chain has ended/),
      rows: [],
    });
  });
});
