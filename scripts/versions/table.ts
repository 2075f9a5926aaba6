/** The table in docs/browsers.md with the tested versions. */
import { withTable } from '../docs/with-table.ts';
import { leastVersion } from '../setup/setup-versions.mjs';
import type { Offered } from './offered.ts';
import type { Score } from './trial.ts';

/** A version, and its results. */
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
 * Inserts the table into a document.
 * @param date the date of the run: `2026-11-30`
 * @throws if the document has no place for it
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

/** Says which of the versions that the manifest declares are older than the oldest tested one. */
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
