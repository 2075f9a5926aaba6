import { describe, expect, it } from 'vitest';
import type { Header } from '../../../src/core/chain/chain.ts';
import { redact } from '../../../src/core/redact/redact.ts';
import { record } from '../../support/chains.ts';

const SECRET = 'Zq7xK9pLm2Vw4R';
const GITHUB = 'ghp_aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE3fG5';

/** What is left of a note, in a chain whose first request has a query and a header. */
function noteOf(note: string, query: string, ...requestHeaders: Header[]): string | undefined {
  const chain = record(`GET http://a.test/?${query} 200`);
  const [hop] = chain.hops;
  return redact([{ ...chain, note, hops: [{ ...hop, requestHeaders }] }])[0]?.note;
}

describe('a secret within a secret', () => {
  it.each([
    ['Authorization', `Token token="${SECRET}"`],
    ['Authorization', `AWS4-HMAC-SHA256 Credential=AKIA/2026, Signature=${SECRET}`],
    ['Authorization', `Bearer {"token":"${SECRET}"}`],
    ['Cookie', `d={"token":"${SECRET}"}`],
    ['Cookie', `d=%7B%22token%22%3A%22${SECRET}%22%7D`],
    ['Cookie', `d=user=bob&token=${SECRET}`],
    ['X-Session', `user=bob; token=${SECRET}`],
    ['Authorization', `Basic ${btoa(`u:gehei\xdf${SECRET}`)}`],
  ])('is found alone elsewhere: %s: %s', (name, value) => {
    const copy = value.startsWith('Basic') ? `gehei%DF${SECRET}` : SECRET;
    expect(noteOf(`It is ${copy}`, '', { name, value })).toMatch(/^It is redacted-\d$/);
  });

  it.each([
    `state=%7B%22csrf%22%3A%22${SECRET}%22%7D`,
    `state=%2Fx%3Ftoken%3D${SECRET}`,
    `session=%7B%22a%22%3A%22%7B%5C%22token%5C%22%3A%5C%22${SECRET}%5C%22%7D%22%7D`,
    `token=${SECRET};x=1`,
  ])('is found alone elsewhere: ?%s', (query) =>
    expect(noteOf(`It is ${SECRET}`, query)).toMatch(/^It is redacted-\d$/),
  );

  it.each(['{a:', '{a-b: ', '[1,', '<b>', '{"x'.replace('"', '\\"')])(
    'is found with %j in it, between quotes',
    (odd) => {
      const value = `Custom token="${SECRET}${odd}${SECRET}", x=1`;
      const read = `${SECRET}${odd.replace('\\"', '"')}${SECRET}`;
      const note = noteOf(`It is ${read}`, '', { name: 'Authorization', value });
      expect(note).toBe('It is redacted-1');
    },
  );

  it('is found in JSON between quotes that are not escaped', () => {
    const value = `x token="{"password":"${SECRET}"}"`;
    expect(noteOf(`It is ${SECRET}`, '', { name: 'X-Note', value })).toMatch(/^It is redacted-\d$/);
  });

  it('takes no number from the placeholders that are shown', () => {
    expect(noteOf('It is abcdefgh', 'state=%7B%22otp%22%3A%221%22%7D&token=abcdefgh')).toBe(
      'It is redacted-1',
    );
  });
});

describe('a word of four to seven characters', () => {
  it.each(['is\nhunt3r', 'x\\hunt3r', 'x\thunt3r\ty', '{"a":"x\\nhunt3r\\ny"}', 'is%0Ahunt3r'])(
    'is one after a line break or a backslash: %j',
    (note) => expect(noteOf(note, 'token=hunt3r')).toContain('redacted-1'),
  );
  it.each(['xhunt3r', 'hunt3rs', '%41hunt3r', '\\u0041hunt3r'])('is none in %j', (note) =>
    expect(noteOf(note, 'token=hunt3r')).toBe(note),
  );
});

describe('what a text begins with', () => {
  it.each([
    [`see 'https://a.test/?token=${SECRET}' there`, "see 'https://a.test/?token=redacted-1' there"],
    [`see https://a.test/?token='${SECRET}`, 'see https://a.test/?token=redacted-1'],
    [`don't: https://a.test/?token=${SECRET}', no`, "don't: https://a.test/?token=redacted-1', no"],
    [`https://a.test got ${SECRET}`, 'https://a.test got redacted-1'],
    [`https://a.test ${SECRET}`, 'https://a.test redacted-1'],
    [`https://a.test/ {"password":"${SECRET}"}`, 'https://a.test/ {"password":"redacted-1"}'],
    [`https://a.test/\n<pin>${SECRET}</pin>`, 'https://a.test/\n<pin>redacted-1</pin>'],
  ])('may be a URL without the rest being one: %j', (note, shown) =>
    expect(noteOf(note, note.includes('"') || note.includes('<') ? '' : `code=${SECRET}`)).toBe(
      shown,
    ),
  );

  it('hides no shorter secret by a longer one that is left as an address', () => {
    const cookie = { name: 'Cookie', value: `last=https://b.test/x/${SECRET}` };
    expect(noteOf(`https://b.test/x/${SECRET}/more`, `token=${SECRET}`, cookie)).toBe(
      'https://b.test/x/redacted-1/more',
    );
  });
});

describe('a secret that ends as an escape begins', () => {
  it.each(['%25', '%252', '%26%23', '%26am'])('is found before what makes it one: …%s', (end) =>
    expect(noteOf(`${SECRET}${end}41;`, `token=${SECRET}${end}`)).not.toContain(SECRET),
  );
});

describe('a known format', () => {
  const JWT = `${btoa('{ "alg":"HS256"}').replace(/=+$/, '')}.eyJzdWIiOiIxMjM0In0.${SECRET}`;
  it.each([
    ...[`%3D${GITHUB}`, `%22${GITHUB}%22`, `use%20${GITHUB}`, `%253D${GITHUB}`, `x\\n${GITHUB}`],
    ...[`\\u0022${GITHUB}`, GITHUB.replace('_', '%5F'), `&#x3D;${GITHUB}`],
    ...[`%3D${JWT}`, JWT, JWT.replaceAll('.', '%2E')],
    ...['\n', '\r\n', '\t', '  '].map(
      (space) => `${btoa(`{${space}"alg":"HS256"}`).replace(/=+$/, '')}.e30.${SECRET}`,
    ),
    `whsec_aB3dE5gH7jK9mN1pQ3sT5%2B${SECRET}`,
  ])('is found after an escape, and with one in it: %s', (text) => {
    const note = noteOf(text, '') ?? '';
    expect(note).toContain('redacted-1');
    expect(note).not.toContain(SECRET);
    expect(note).not.toContain(GITHUB.slice(4));
  });
  it('is none within a word', () => expect(noteOf(`x${GITHUB}`, '')).toBe(`x${GITHUB}`));
});
