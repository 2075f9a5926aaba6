/**
 * Writes docs/redirects.md: what each 3xx status means, from the data that the panel's cards show.
 *
 *     tsx scripts/docs/redirects-page.ts
 */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { findScenario } from '../../lab/scenarios/index.ts';
import { scenarioPath } from '../../lab/urls.ts';
import { OTHER_STATUSES, REDIRECT_STATUSES } from '../../src/core/http/status-codes.ts';
import {
  comparison,
  internalEntry,
  type ReferenceEntry,
  statusEntry,
} from '../../src/core/standards/status-reference.ts';

/** The file to write. */
export const REDIRECTS_DOCUMENT = 'docs/redirects.md';

const CAUSES = ['hsts', 'upgrade', 'extension'] as const;

/** The address of the lab started by `npm run lab`. */
const LAB = 'http://localhost:8307';

/** The whole document. */
export function redirectsPage(): string {
  return `# The redirect statuses

Use this page to choose a redirect status or to look up what one means. The panel shows the same text on a reference card
when you click a hop's 3xx status. What RFC 9110 allows is listed separately from what browsers do, which is defined by the
Fetch Standard. What search engines do is taken from Google Search Central's documentation. The scenarios are from the
[lab](../lab/README.md), and their links work while \`npm run lab\` or \`npm start\` runs. \`npm run docs\` writes this page
from \`src/core/http/status-codes.ts\` and \`src/core/standards/status-reference.ts\`.

## Side by side

${comparisonTable()}

With each of these statuses, browsers keep GET and HEAD. “May” is RFC 9110's MAY: clients differ.

${REDIRECT_STATUSES.map((status) => statusSection(status, '##')).join('\n')}
## Not followed by browsers

${OTHER_STATUSES.map((status) => statusSection(status, '###')).join('\n')}
## Internal redirects, which no server sends

${CAUSES.map((cause) => section(internalEntry(cause), '###')).join('\n')}`;
}

function comparisonTable(): string {
  const lines = comparison().map(({ name, cells }) => `| ${[name, ...cells].join(' | ')} |`);
  return [`| | ${REDIRECT_STATUSES.join(' | ')} |`, '|---|---|---|---|---|---|', ...lines].join(
    '\n',
  );
}

function statusSection(status: number, level: string): string {
  const entry = statusEntry(status);
  if (!entry) throw new Error(`The reference does not know ${status}`);
  return section(entry, level);
}

function section(
  { title, meaning, facts, source, scenarios }: ReferenceEntry,
  level: string,
): string {
  const lines = facts.map(({ name, text }) => `- **${name}**: ${text}`);
  const sources = source ? [`- **Source**: [${source.text}](${source.url})`] : [];
  return `${level} ${title}

${meaning}

${[...lines, ...sources, `- **In the lab**: ${scenarios.map(scenarioLink).join(' · ')}`].join('\n')}
`;
}

function scenarioLink(id: string): string {
  const scenario = findScenario(id);
  if (!scenario) throw new Error(`The lab has no scenario ${id}`);
  return `[${scenario.title}](${LAB}${scenarioPath(id)}/)`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(REDIRECTS_DOCUMENT, redirectsPage());
  console.log(`${REDIRECTS_DOCUMENT} is written`);
}
