/**
 * Writes docs/findings.md: every rule, an example of its text, and the lab scenarios in which it finds something,
 * according to what both browsers fired there.
 *
 *     tsx scripts/docs/findings-page.ts
 */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Browser } from '../../lab/scenario.ts';
import { findScenario, scenarios } from '../../lab/scenarios/index.ts';
import { scenarioPath } from '../../lab/urls.ts';
import { earlierOf } from '../../src/core/findings/earlier.ts';
import type { Finding, Rule } from '../../src/core/findings/finding.ts';
import { findingsOf, RULES } from '../../src/core/findings/index.ts';
import { chainsFired } from '../../test/support/lab/fired-chains.ts';
import { firedEvents } from '../../test/support/lab/fired-events.ts';

/** The file to write. */
export const FINDINGS_DOCUMENT = 'docs/findings.md';

const BROWSERS = ['chromium', 'firefox'] as const;

/** The address of the lab started by `npm run lab`. */
const LAB = 'http://localhost:8307';

/** Rules that find nothing in the lab, and why no browser can show it there. */
export const NOT_IN_LAB: Readonly<Record<string, string>> = {
  'method-against-standards':
    'No browser changes a method in violation of the standard by itself; only a faulty proxy or extension does.',
  'public-to-private': 'The whole lab is on loopback, so none of its hops is public.',
  'body-against-standards':
    'No browser loses or changes the body if it keeps the method; only a faulty proxy or extension does.',
  'websocket-redirected':
    'Detour records HTTP and HTTPS requests, not `ws:` and `wss:` ones. HAR files contain handshakes, and they can be opened.',
  'worker-answer-refused':
    'For each failure of a worker that was tried, Firefox requests the page again without it, and Chromium doesn’t report that a worker was asked.',
};

/** What was found in a scenario, by browser. */
type FoundIn = Readonly<Record<Browser, readonly Finding[]>>;

/** What is found in every scenario, by its ID. */
export function findingsInLab(): ReadonlyMap<string, FoundIn> {
  return new Map(
    scenarios.map(({ id }) => [
      id,
      { chromium: findingsIn('chromium', id), firefox: findingsIn('firefox', id) },
    ]),
  );
}

function findingsIn(browser: Browser, scenarioId: string): Finding[] {
  const chains = chainsFired(firedEvents(browser, scenarioId), browser, scenarioId);
  return chains.flatMap((chain) =>
    findingsOf(
      chain,
      chains.find(({ id }) => id === chain.link?.from),
      earlierOf(chain, chains),
    ),
  );
}

/** The whole document. */
export function findingsPage(lab: ReadonlyMap<string, FoundIn>): string {
  const silent = [...lab].filter(([, found]) => idsOf(found).length === 0).map(([id]) => id);
  return `# What Detour finds

Look up a finding here: what it means, how severe it is, what to do, and which lab scenarios show it.

- An **error** means that a standard was violated, or that the user didn't get what they requested.
- A **warning** means that the request worked, but something was lost or is at risk.
- An **info** means that the chain could be simpler, faster or more reliable.

One cause is reported as one finding, and most chains have none. Of the lab's ${lab.size} scenarios, which exist to show
problems, ${silent.length} have no findings. Links to scenarios work while \`npm run lab\` or \`npm start\` runs. \`npm run docs\` writes this page from
\`src/core/findings\` and from the events both browsers fired in the lab (\`test/fixtures\`), without DevTools' network log.

| rule | severity | subject |
|---|---|---|
${RULES.map(overviewRow).join('\n')}

${RULES.map((rule) => ruleSection(rule, lab)).join('\n')}
## Findings by scenario

| scenario | Chromium | Firefox |
|---|---|---|
${scenarioRows(lab).join('\n')}

These scenarios have no findings: ${silent.map((id) => `\`${id}\``).join(', ')}.
`;
}

function overviewRow({ id, title, severity }: Rule): string {
  return `| [\`${id}\`](#${id}) | ${severity} | ${escapeCell(title.english)} |`;
}

/** The heading is the ID, so that links to it still work when the title changes. */
function ruleSection(rule: Rule, lab: ReadonlyMap<string, FoundIn>): string {
  const { id, title, severity, reference } = rule;
  const lines = [
    `- **Severity**: ${severity}`,
    `- **Reference**: [${reference.text}](${reference.url})`,
    `- **In the lab**: ${placesText(id, lab)}`,
  ];
  return `## ${id}

${title.english}.

${exampleText(id, lab)}${lines.join('\n')}
`;
}

/** Says whether both browsers' chains have it, or only one's. */
function placesText(id: string, lab: ReadonlyMap<string, FoundIn>): string {
  const places = [...lab].flatMap(([scenario, found]) => {
    const seen = BROWSERS.filter((browser) => found[browser].some((each) => each.id === id));
    if (seen.length === 0) return [];
    return [`${scenarioLink(scenario)}${seen.length === 1 ? ` (${browserName(seen[0])})` : ''}`];
  });
  return places.length > 0 ? places.join(' · ') : (NOT_IN_LAB[id] ?? 'none');
}

/** The first finding of a rule, in Chromium if possible, as the panel shows it. */
function exampleText(id: string, lab: ReadonlyMap<string, FoundIn>): string {
  for (const browser of BROWSERS) {
    for (const [scenario, found] of lab) {
      const finding = found[browser].find((each) => each.id === id);
      if (finding) return quote(finding, scenario);
    }
  }
  return '';
}

function quote({ text, explanation, remedy }: Finding, scenario: string): string {
  const parts = [`**${plain(text, scenario)}**`, plain(explanation, scenario)];
  if (remedy !== undefined) parts.push(plain(remedy, scenario));
  return `${parts.map((part) => `> ${part}`).join('\n>\n')}\n\n`;
}

/** Without the lab's ports and paths, which don't matter to the finding. */
function plain(text: string, scenario: string): string {
  const short = text.replaceAll(scenarioPath(scenario), '').replace(/:(8307|8443)\b/g, '');
  return escapeCell(short);
}

function scenarioRows(lab: ReadonlyMap<string, FoundIn>): string[] {
  return [...lab]
    .filter(([, found]) => idsOf(found).length > 0)
    .map(([id, { chromium, firefox }]) => {
      const [first, second] = [cell(chromium), cell(firefox)];
      return `| ${scenarioLink(id)} | ${first} | ${first === second ? 'the same' : second} |`;
    });
}

/** The IDs of the findings, without repetitions, and the number of chains if several have it. */
function cell(findings: readonly Finding[]): string {
  const counts = new Map<string, number>();
  for (const { id } of findings) counts.set(id, (counts.get(id) ?? 0) + 1);
  const names = [...counts].map(([id, count]) => `\`${id}\`${count > 1 ? ` ×${count}` : ''}`);
  return names.join('<br>') || 'none';
}

function idsOf({ chromium, firefox }: FoundIn): string[] {
  return [...chromium, ...firefox].map(({ id }) => id);
}

function scenarioLink(id: string): string {
  return `[${escapeCell(findScenario(id)?.title ?? id)}](${LAB}${scenarioPath(id)}/)`;
}

function browserName(browser: Browser | undefined): string {
  return browser === 'firefox' ? 'Firefox' : 'Chromium';
}

function escapeCell(text: string): string {
  return text.replace(/[\\|<>*_`[\]]/g, (character) => `\\${character}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(FINDINGS_DOCUMENT, findingsPage(findingsInLab()));
  console.log(`${FINDINGS_DOCUMENT} is written`);
}
