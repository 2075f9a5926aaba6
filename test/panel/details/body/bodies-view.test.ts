import { describe, expect, it } from 'vitest';
import { bodiesView } from '../../../../src/panel/details/body/bodies-view.ts';
import { record } from '../../../support/chains.ts';
import { chainOf, hop } from '../../samples.ts';

const told = (drawing: string) =>
  bodiesView(record(drawing)).map(({ name, fate, isLost }) => [name, fate, isLost]);

describe('the bodies of a chain', () => {
  it('are named, with what happened to each', () => {
    const drawing =
      'POST http://a.test/ (24 B) {Content-Type: text/plain} 307 / POST http://a.test/b (24 B) 302 / GET http://a.test/c 200';
    expect(told(drawing)).toEqual([
      ['body of 24 B, text/plain', 'Hop 2 sent the same bytes again.', false],
      ['body of 24 B', 'Hop 3 didn’t send the body: dropped.', true],
      ['no body', undefined, false],
    ]);
  });

  it('are not described as absent if they are not observable', () => {
    expect(told('PATCH http://a.test/ (hidden) 307 / PATCH http://a.test/b (hidden) 200')).toEqual([
      ['body not observable', 'Not observable: hop 2 may have sent the body again.', false],
      ['body not observable', undefined, false],
    ]);
  });

  it('are absent if the browser redirected internally', () => {
    const [first] = bodiesView(record('GET http://a.dev/ hsts / GET https://a.dev/ 200'));
    expect(first).toMatchObject({ name: 'nothing was sent', content: undefined });
  });

  const contentOf = (text: string, type?: string) => {
    const requestHeaders = type === undefined ? [] : [{ name: 'content-type', value: type }];
    const body = { kind: 'bytes' as const, size: text.length, digest: 'd', text };
    const chain = chainOf('x', [hop('POST', 'http://a.test/', { body, requestHeaders })]);
    return bodiesView(chain)[0]?.content;
  };

  it('are formatted if they are JSON, and also kept as sent', () => {
    expect(contentOf('{"id":12345678901234567890}')).toMatchObject({
      text: '{"id":12345678901234567890}',
      formatted: '{\n  "id": 12345678901234567890\n}',
    });
    expect(contentOf('{"id":')).not.toHaveProperty('formatted');
  });

  it('name the values that can be decoded if they are JSON', () => {
    const value = Buffer.from('{"to":"/orders"}').toString('base64');
    expect(contentOf(JSON.stringify({ state: value, x: 1 }))?.encoded).toEqual([['state', value]]);
    expect(contentOf('{"x":1}')).not.toHaveProperty('encoded');
  });

  it('are read as fields if their type says so', () => {
    expect(contentOf('a=1+2&b=%E2%80%AE', 'application/x-www-form-urlencoded')?.fields).toEqual([
      ['a', '1 2'],
      ['b', '\\u{202E}'],
    ]);
  });
});
