/** A chain as a Playwright test that sends each hop and asserts its response. */

import { isInternal, type RedirectChain, rawLocation } from '../../chain/chain.ts';
import { byName } from '../../transition/header-changes.ts';
import { toLines } from '../chain-text.ts';
import type { Copied } from './copied.ts';
import { notesOn } from './notes.ts';
import { scriptString } from './quote.ts';
import { type SentBody, type SentRequest, toSentRequests } from './sent-request.ts';

/** Writes the test as a module. */
export function toPlaywright(chain: RedirectChain): Copied {
  const requests = toSentRequests(chain);
  const title = scriptString(toLines(chain)[0] ?? '');
  const steps = requests.flatMap(toStep).map((line) => (line === '' ? '' : `  ${line}`));
  return {
    text: [
      "import { expect, test } from '@playwright/test';",
      '',
      `test(${title}, async ({ request }) => {`,
      ...steps,
      '});',
    ].join('\n'),
    notes: notesOn(requests),
  };
}

function toStep(request: SentRequest, step: number): string[] {
  const { hop, url } = request;
  const name = `hop${step + 1}`;
  const location = rawLocation(hop);
  const isAnswered = hop.response && hop.response.status >= 100 && !isInternal(hop.redirect);
  return [
    ...(step === 0 ? [] : ['']),
    `const ${name} = await request.fetch(${scriptString(url)}, {`,
    ...members(request).map((member) => `  ${member},`),
    '});',
    ...(isAnswered ? [`expect(${name}.status()).toBe(${hop.response?.status});`] : []),
    ...(isAnswered && location !== undefined
      ? [`expect(${name}.headers().location).toBe(${scriptString(location)});`]
      : []),
  ];
}

function members({ method, headers, body }: SentRequest): string[] {
  const pairs = [...byName(headers)].map(([name, { values }]) => {
    const value = values.join(name === 'cookie' ? '; ' : ', ');
    return `[${scriptString(name)}, ${scriptString(value)}]`;
  });
  return [
    `method: ${scriptString(method)}`,
    // As entries, because a header may have the name of an inherited property.
    ...(pairs.length === 0 ? [] : [`headers: Object.fromEntries([${pairs.join(', ')}])`]),
    ...bodyMember(body),
    'maxRedirects: 0',
  ];
}

function bodyMember(body: SentBody): string[] {
  if (body.kind === 'text') return [`data: Buffer.from(${scriptString(body.text)})`];
  if (body.kind !== 'multipart') return [];
  const pairs = body.fields.map(
    ({ name, value }) => `[${scriptString(name)}, ${scriptString(value)}]`,
  );
  return [`multipart: Object.fromEntries([${pairs.join(', ')}])`];
}
