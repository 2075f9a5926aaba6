/** The table in docs/browsers.md of the versions that were tried. */
import { withTable } from '../docs/with-table.ts';
import { leastVersion } from '../setup/setup-versions.mjs';
import type { Offered } from './offered.ts';
import type { Score } from './trial.ts';

/** A version, and how it did. */
export interface Tried extends Offered {
  readonly scenarios: Score | undefined;
  readonly tests: Score | undefined;
}

const LABELS: Readonly<Record<string, string>> = {
  chromium: 'Chromium',
  'firefox-esr': 'Firefox ESR',
  firefox: 'Firefox',
};

/**
 * Puts the table in its place in a document.
 * @param date of the run: `2026-11-30`
 * @throws where the document has no such place
 */
export function withVersionTable(document: string, tried: readonly Tried[], date: string): string {
  return withTable(document, 'npm run versions', versionTable(tried, date));
}

function versionTable(tried: readonly Tried[], date: string): string {
  const rows = tried.map(
    ({ packageName, version, suite, scenarios, tests }) =>
      `| ${LABELS[packageName]} ${version} | ${suite} | ${scoreText(scenarios)} | ${scoreText(tests)} |`,
  );
  return `| version | Debian suite | scenarios | browser tests |
|---|---|---|---|
${rows.join('\n')}

Run on ${date}. ${untried('chromium', 'Chrome', tried)} ${untried('firefox', 'Firefox', tried)}`;
}

/** What the manifest declares and nothing older than the oldest version tried has shown. */
function untried(browser: Offered['browser'], name: string, tried: readonly Tried[]): string {
  const least = leastVersion(browser).replace(/\..*$/, '');
  const [oldest] = tried.filter((each) => each.browser === browser);
  const oldestMajor = oldest?.version.replace(/\..*$/, '');
  if (oldestMajor === undefined) return `${name}: no version was run.`;
  if (Number(oldestMajor) <= Number(least)) return `${name} ${least} is declared and was run.`;
  return `${name} ${least} to ${Number(oldestMajor) - 1} are declared in the manifest and were not run.`;
}

function scoreText(score: Score | undefined): string {
  return score ? `${score.right} of ${score.of}` : 'not run to the end';
}
