import { describe, expect, it } from 'vitest';
import rows from '../../../../lab/measured/fixes.json' with { type: 'json' };
import { casesFor } from '../../../../scripts/verify-fixes/cases.ts';
import type { Fix } from '../../../../src/core/findings/finding.ts';
import { FIX_SERVERS, toSnippets } from '../../../../src/core/formats/fixes/index.ts';

const MODES = ['direct', 'behind TLS'] as const;

const snippetOf = (server: string, fix: Fix) =>
  toSnippets(fix).find((snippet) => snippet.server === server);

describe.each(FIX_SERVERS)('lines for %s', (server) => {
  const own = rows.filter((row) => row.server === server);
  const offered = MODES.flatMap((mode) =>
    casesFor(mode).flatMap(({ kind, fix }) => {
      const snippet = snippetOf(server, fix);
      return snippet ? [{ mode, kind, ...fix, lines: snippet.text, by: snippet.triedWith }] : [];
    }),
  );

  it('say that they were tried if all kinds were, with that version, and fixed the fault', () => {
    for (const { mode, kind, lines, by } of offered) {
      const row = own.find((each) => each.mode === mode && each.kind === kind);
      expect({ kind, by }).toEqual({ kind, by: row?.version });
      if (row) expect({ kind, lines: row.lines }).toEqual({ kind, lines });
      if (row) expect(['gone', 'respelled', 'never', 'refused']).toContain(row.result);
    }
    expect(own).toHaveLength(offered.filter(({ by }) => by !== undefined).length);
  });
});
