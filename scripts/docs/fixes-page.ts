/**
 * Writes docs/fixes.md: which lines were tried on which server, from the results of `npm run fixes:verify`.
 *
 *     tsx scripts/docs/fixes-page.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { FIX_SERVERS } from '../../src/core/formats/fixes/index.ts';
import { group, table } from '../measure/seen.ts';
import type { FixRow } from '../verify-fixes/row.ts';

/** The file to write. */
export const FIXES_DOCUMENT = 'docs/fixes.md';

/** The whole document. */
export function fixesPage(): string {
  const rows: FixRow[] = JSON.parse(readFileSync('lab/measured/fixes.json', 'utf8'));
  const versions = [...new Set(rows.map(({ version }) => version))];
  const untried = FIX_SERVERS.filter((name) => !rows.some(({ server }) => server === name));
  const requests = rows.reduce((sum, row) => sum + row.requests, 0);
  return `# Tested configuration fixes

Use this page to find out whether the lines under *Configuration fix* were tested, and with what. \`npm run fixes:verify\` starts
each server in front of an application that redirects with 302, so that a POST arrives as a GET without its body. It then adds
the lines, sends the same requests and checks status, method, body and Location. It does so twice: directly, and
behind nginx as a proxy that terminates TLS and sends \`X-Forwarded-Proto\`. The URLs contain encoded slashes and spaces, plus signs,
semicolons, characters outside ASCII and several kinds of queries. URLs that resemble the redirected one must be left alone.

${rows.length} sets of lines were tested on ${versions.length} servers with ${requests} URLs: ${versions.join(', ')}. Results are in
[\`lab/measured/fixes.json\`](../lab/measured/fixes.json). Not tested: ${untried.join(', ')}.

${resultTable(rows, versions)}

“400 for 2 of 12” means that the server rejects so many of the URLs, with or without the lines. “Respelled” means that the server encodes parts
of the URL differently, such as \`%20\` for \`+\`, with the same values. “By itself” means that the server redirects so even
without the lines. “–” means that no lines are offered, because the server can't be configured for such a redirect.
`;
}

function resultTable(rows: readonly FixRow[], versions: readonly string[]): string {
  const lines = group(rows, ({ kind }) => [kind]).map(([[kind = ''], some]) => [
    kind,
    ...versions.map((version) => cell(some.filter((row) => row.version === version))),
  ]);
  return table(['redirect', ...versions], lines);
}

const RESULTS: Readonly<Record<FixRow['result'], string>> = {
  gone: 'right',
  respelled: 'right, respelled',
  never: 'by itself',
  refused: 'refused',
  wrong: 'wrong',
};

function cell(rows: readonly FixRow[]): string {
  if (rows.length === 0) return '–';
  const texts = rows.map(({ result, refused = 0, requests, seen = '' }) => {
    if (refused === 0 || result === 'wrong') return RESULTS[result];
    const status = /: (\d{3})$/.exec(seen)?.[1] ?? 'refused';
    return `${result === 'refused' ? '' : `${RESULTS[result]}, `}${status} for ${refused} of ${requests}`;
  });
  return [...new Set(texts)].join(', ');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(FIXES_DOCUMENT, fixesPage());
  console.log(`${FIXES_DOCUMENT} is written`);
}
