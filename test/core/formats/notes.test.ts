import { describe, expect, it } from 'vitest';
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
import { MOST_NOTE } from '../../../src/core/chain/note.ts';
import { toCsv } from '../../../src/core/formats/csv.ts';
import { fromHar } from '../../../src/core/formats/har/read/from-har.ts';
import { toHar } from '../../../src/core/formats/har/write/to-har.ts';
import { toMarkdown } from '../../../src/core/formats/markdown.ts';
import { toNdjson } from '../../../src/core/formats/ndjson/ndjson.ts';
import { record } from '../../support/chains.ts';
import { readCsv } from '../../support/csv.ts';

const SECRET = 'correct-horse-battery';
const NOTE = `Before the fix.\nCode was ${SECRET}.`;
const CHAIN: RedirectChain = {
  ...record(`GET http://a.test/?code=${SECRET} hsts / GET https://a.test/?code=${SECRET} 200`),
  note: NOTE,
  pinned: true,
};
const creator = { name: 'Detour', version: '0.0.0' };

const WRITERS: Readonly<Record<string, (includeSecrets: boolean) => string>> = {
  HAR: (includeSecrets) => JSON.stringify(toHar([CHAIN], { includeSecrets, creator })),
  NDJSON: (includeSecrets) => toNdjson([CHAIN], { includeSecrets }),
  CSV: (includeSecrets) => toCsv([CHAIN], { includeSecrets }),
  Markdown: (includeSecrets) => toMarkdown([CHAIN], { includeSecrets }),
};

describe.each(Object.entries(WRITERS))('a note in %s', (_, write) => {
  it('is included, with its secrets only on request, and the pin is not', () => {
    expect(write(true)).toContain(`Code was ${SECRET}.`);
    expect(write(false)).toContain('Code was redacted-1.');
    expect(write(false)).not.toContain(SECRET);
    expect(write(true)).not.toContain('pinned');
  });
});

describe('a note', () => {
  it('is the comment of the first entry in HAR, for other tools, and replaces Detour’s own', () => {
    const { entries } = toHar([CHAIN], { includeSecrets: true, creator }).log;
    expect(entries.map(({ comment }) => comment)).toEqual([NOTE, undefined]);
    const { note: _, ...without } = CHAIN;
    const plain = toHar([without], { includeSecrets: true, creator });
    expect(plain.log.entries[0]?.comment).toMatch(/^The browser redirected by itself/);
    const read = fromHar(JSON.parse(JSON.stringify(plain)));
    expect(read.ok && read.chains[0]?.note).toBeUndefined();
  });

  it('from another program is limited to the same length', () => {
    const har = toHar([{ ...CHAIN, note: 'x'.repeat(5000) }], { includeSecrets: true, creator });
    const read = fromHar(JSON.parse(JSON.stringify(har)));
    expect(read.ok && read.chains[0]?.note).toHaveLength(MOST_NOTE);
  });

  it('is a separate column in CSV, once per chain', () => {
    const rows = readCsv(toCsv([CHAIN], { includeSecrets: true }));
    expect(rows.map((row) => row.at(-1))).toEqual(['note', NOTE, '']);
  });
});
