/**
 * Writes docs/capture.md: what is recorded of every scenario of the lab in both browsers, and what else is tested
 * there. It is written only if the last `npm test` passed, because it describes what was observed.
 *
 *     tsx scripts/docs/capture-table.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type Scenario, shownChains } from '../../lab/scenario.ts';
import { scenarios } from '../../lab/scenarios/index.ts';

/** The file to write. */
export const CAPTURE_DOCUMENT = 'docs/capture.md';

const BROWSERS = ['chromium', 'firefox'] as const;
const SCENARIO_TESTS = 'scenarios.test.ts';

/** Chains with more lines than this are abbreviated: the ends of a loop are sufficient. */
const MOST_LINES = 9;

/** The part of vitest's JSON report in use. */
interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
}

/** The first part of the document: every scenario and what is recorded of it. */
export function scenarioTables(): string {
  const groups = [...new Set(scenarios.map(({ group }) => group))];
  return `# What is recorded

Look up a case here to see what the panel records for it in each browser. \`npm test\` plays every lab scenario through the
panel in both browsers and compares the result with the server's own log.

A line that begins with a method is a hop. The lines between two hops show what the redirect did to the request. \`⇢\` marks a
client-side redirect that caused the next chain, and how certain the cause is. For what each browser hides, see
[browsers.md](browsers.md). \`npm run docs\` writes this page, and only if the last \`npm test\` passed.

${groups.map(groupTable).join('\n')}`;
}

function groupTable(group: string): string {
  const rows = scenarios.filter((scenario) => scenario.group === group).map(row);
  return `## ${group}

| case | Chromium | Firefox |
|---|---|---|
${rows.join('\n')}
`;
}

function row(scenario: Scenario): string {
  const [chromium, firefox] = BROWSERS.map((browser) => cell(scenario, browser));
  return `| ${escapeCell(scenario.title)} | ${chromium} | ${chromium === firefox ? 'the same' : firefox} |`;
}

function cell(scenario: Scenario, browser: Browser): string {
  const chains = shownChains(scenario, browser);
  if (chains.length === 0) return 'no chain';
  return chains.map((lines) => fold(lines).map(line).join('<br>')).join('<br><br>');
}

function fold(lines: readonly string[]): string[] {
  if (lines.length <= MOST_LINES) return [...lines];
  const rest = lines.length - MOST_LINES + 1;
  return [...lines.slice(0, 4), `… ${rest} more lines …`, ...lines.slice(4 - MOST_LINES + 1)];
}

/** Hops as code; what lies between them as text. Long URLs are cut: the lab contains them. */
function line(text: string): string {
  if (!/^[A-Z]+ \S/.test(text)) return escapeCell(text.trim());
  const cut = text.replace(/\S{90,}/g, (word) => `${word.slice(0, 60)}…${word.slice(-20)}`);
  return `\`${cut.replaceAll('|', '\\|').replaceAll('`', 'ˋ')}\``;
}

function escapeCell(text: string): string {
  return text.replace(/[\\|<>*_`[\]]/g, (character) => `\\${character}`).replaceAll(/\s+/g, ' ');
}

/** The second part: the titles of all other tests that passed in the browsers. */
function otherTests(reports: Readonly<Record<Browser, Report>>): string {
  const titles = new Map<string, Set<Browser>>();
  for (const browser of BROWSERS) {
    for (const { name, assertionResults } of reports[browser].testResults) {
      if (name.endsWith(SCENARIO_TESTS)) continue;
      for (const { title } of assertionResults) {
        // A title may contain the browser, or a random seed.
        const key = title.replace(/ in (chromium|firefox)\b/, '').replace(/ \(seed \d+\)/, '');
        const file = path.basename(name, '.test.ts');
        const known = titles.get(`${file}: ${key}`) ?? new Set();
        titles.set(`${file}: ${key}`, known.add(browser));
      }
    }
  }
  const rows = [...titles]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([title, browsers]) => {
      const [chromium, firefox] = BROWSERS.map((browser) =>
        browsers.has(browser) ? 'passed' : '–',
      );
      return `| ${escapeCell(title)} | ${chromium} | ${firefox} |`;
    });
  return `## What else is tested in the browsers

These browser tests don't play a scenario of their own. Each is listed by its file and name, with its result in the last run.

| test | Chromium | Firefox |
|---|---|---|
${rows.join('\n')}
`;
}

/** @throws if something was not tested, or failed */
function readReport(browser: Browser): Report {
  const report: Report = JSON.parse(readFileSync(`out/test/${browser}.json`, 'utf8'));
  const results = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const passed = new Set(
    results.filter(({ status }) => status === 'passed').map(({ title }) => title),
  );
  const failed = results.filter(({ status }) => status === 'failed').map(({ title }) => title);
  const missing = scenarios.filter(({ id }) => !passed.has(id)).map(({ id }) => id);
  if (failed.length + missing.length > 0) {
    throw new Error(
      `Not seen in ${browser}: ${[...failed, ...missing].join(', ')}. Run npm test first.`,
    );
  }
  return report;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const reports = { chromium: readReport('chromium'), firefox: readReport('firefox') };
  writeFileSync(CAPTURE_DOCUMENT, `${scenarioTables()}\n${otherTests(reports)}`);
  console.log(`${CAPTURE_DOCUMENT} is written`);
}
