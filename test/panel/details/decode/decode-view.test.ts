import { expect, it } from 'vitest';
import { decodeView } from '../../../../src/panel/details/decode/decode-view.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

it('shows the content of a value, with invisible characters made visible', async () => {
  expect(await decodeView({ kind: 'base64', text: base64('a\u202Eb\nc') })).toMatchObject({
    title: 'Base64',
    parts: [{ text: 'a\\u{202E}b\nc' }],
  });
});

it('says in a sentence why a value can’t be decoded', async () => {
  expect(await decodeView({ kind: 'base64', text: '!' })).toEqual({
    parts: [],
    notes: ['This isn’t valid Base64.'],
  });
});
