/** The lab's pages: the index and one page per scenario. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Complaint } from '../complaints/complaint.ts';
import { complaints } from '../complaints.ts';
import {
  type ChainLines,
  differsByBrowser,
  expectedChains,
  leavesPage,
  methodOf,
  needsOwnBrowser,
  type Scenario,
  sendsOf,
} from '../scenario.ts';
import { findScenario, scenarios } from '../scenarios/index.ts';
import { type LabPorts, scenarioPath } from '../urls.ts';
import { escapeHtml, jsonScript, page } from './html.ts';
import { toPlan } from './plan.ts';

const PLAYER = readFileSync(join(import.meta.dirname, 'player.js'), 'utf8');

/** The index: common complaints and their causes, then all scenarios by group, each a link to its page. */
export function indexPage(): string {
  const groups = [...new Set(scenarios.map(({ group }) => group))];
  const sections = groups.map((group) =>
    groupSection(
      group,
      scenarios.filter((scenario) => scenario.group === group),
    ),
  );
  return page(
    'Scenarios',
    `<header><h1>Detour lab</h1>
<p>Redirects to look at, ${scenarios.length} of them. Open DevTools on the Redirects panel, pick a scenario and play it.
What the server received is in <a href="/log">its log</a>.</p>
<p><a href="#complaints">What seems to be wrong?</a> · <a href="#scenarios">All scenarios</a></p></header>
<main><section id="complaints"><h2>What seems to be wrong?</h2>
<div class="complaints">${complaints.map(complaintItem).join('')}</div></section>
<div id="scenarios">${sections.join('')}</div></main>`,
  );
}

/**
 * A scenario's page: a description, the button that plays it, and what must be recorded. It requests nothing by itself.
 */
export function scenarioPage(scenario: Scenario, ports: LabPorts): string {
  const needs = needsOwnBrowser(scenario)
    ? `<p class="note">Needs the browser that <code>npm start</code> opens: it leads lab.dev, lab.test, example.com and a name below amazonaws.com to this lab, trusts its certificate, and has a second extension that redirects and changes headers.</p>`
    : '';
  const leaves = leavesPage(scenario) ? '<p class="note">Playing it leaves this page.</p>' : '';
  return page(
    scenario.title,
    `<header><p><a href="/">Detour lab</a> › ${escapeHtml(scenario.group)}</p><h1>${escapeHtml(scenario.title)}</h1></header>
<main><p>${escapeHtml(scenario.story)}</p>
<p class="send">${requests(scenario)}</p>
${needs}${leaves}
<p><button id="play" type="button">Play</button></p>
<output id="result" data-state="idle"></output>
<div id="stage"></div>
<h2>What must be recorded</h2>
${expected(scenario)}</main>
${jsonScript('plan', toPlan(scenario, ports))}
<script type="module">${PLAYER}</script>`,
  );
}

/** The page for unknown URLs. */
export function notFoundPage(what: string): string {
  return page(
    'Not found',
    `<main><h1>Not found</h1><p>The lab has no <code>${escapeHtml(what)}</code>.</p><p><a href="/">All scenarios</a></p></main>`,
  );
}

function complaintItem({ title, causes }: Complaint): string {
  const items = causes.map(({ text, scenarios }) => {
    const links = scenarios.map((id) => `<li>${scenarioLink(id)}</li>`);
    return `<p>${escapeHtml(text)}</p><ul>${links.join('')}</ul>`;
  });
  return `<article><h3>${escapeHtml(title)}</h3>${items.join('')}</article>`;
}

/** @throws if a complaint names an unknown scenario */
function scenarioLink(id: string): string {
  const scenario = findScenario(id);
  if (!scenario) throw new Error(`The lab has no scenario ${id}`);
  return link(scenario, scenario.title);
}

function groupSection(group: string, members: readonly Scenario[]): string {
  const content = members.every(({ cell }) => cell) ? table(members) : list(members);
  return `<section><h2>${escapeHtml(group)}</h2>${content}</section>`;
}

function list(members: readonly Scenario[]): string {
  const items = members.map(
    (scenario) =>
      `<li>${link(scenario, scenario.title)}<p>${escapeHtml(scenario.story)}</p>${summary(scenario)}</li>`,
  );
  return `<ul>${items.join('')}</ul>`;
}

function table(members: readonly Scenario[]): string {
  const rows = [...new Set(members.map(({ cell }) => cell?.row ?? ''))];
  const columns = [...new Set(members.map(({ cell }) => cell?.column ?? ''))];
  const body = rows.map((row) => {
    const cells = columns.map((column) => {
      const found = members.find(({ cell }) => cell?.row === row && cell.column === column);
      return `<td>${found ? cellContent(found) : ''}</td>`;
    });
    return `<tr><th scope="row">${escapeHtml(row)}</th>${cells.join('')}</tr>`;
  });
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
  return `<div class="scroll"><table><thead><tr><td></td>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

function link(scenario: Scenario, text: string): string {
  return `<a href="${scenarioPath(scenario.id)}/">${escapeHtml(text)}</a>`;
}

/** What happens to the method: the first words of the chain's only transition. */
function cellContent(scenario: Scenario): string {
  const line = expectedChains(scenario, 'chromium')[0]?.find((text) => text.startsWith('  '));
  const change = (line ?? scenario.title).trim().split(/ · |, /)[0] ?? '';
  const content = link(scenario, change);
  return /^[▲✖]/.test(change) ? `<span class="mark">${content}</span>` : content;
}

/** What the panel's list will show for a scenario: the responses of each chain, and its mark. */
function summary(scenario: Scenario): string {
  const chains = expectedChains(scenario, 'chromium').map(chainSummary);
  return `<p class="summary">${chains.join('<br>') || 'no chain'}</p>`;
}

function chainSummary(lines: readonly string[]): string {
  const [first = ''] = lines;
  const link = isLink(first) ? `${escapeHtml(first)} ` : '';
  const answers = lines.filter((line) => !/^ {2}/.test(line) && !isLink(line)).map(answerOf);
  const last = answers.at(-1) ?? '';
  const before = answers.slice(0, -1);
  const loop = before.length > 6 && new Set(before).size === 1;
  const text = [...(loop ? [`${before[0]} ×${before.length}`] : before), last].join(' › ');
  const changed = lines.find((line) => /^ {2}[▲✖]/.test(line))?.split(' · ')[0];
  const mark = changed ? ` <span class="mark">${escapeHtml(changed.trim())}</span>` : '';
  const end = lines.at(-1)?.trim() === 'not followed' ? ', not followed' : '';
  return `${link}${escapeHtml(text + end)}${mark}`;
}

/** Returns whether a line says what a chain followed from. */
function isLink(line: string): boolean {
  return line.startsWith('⇢ ');
}

/** Returns the status and the error of a hop's line, or the word in their place. */
function answerOf(line: string): string {
  const [, , ...words] = line.split(' ');
  const telling = words.filter((word) => /^\d{3}$|^net::|^NS_/.test(word));
  return telling.join(' ') || words.join(' ');
}

function requests(scenario: Scenario): string {
  return sendsOf(scenario)
    .map((send) => {
      const host = send.host ? `${send.scheme ?? 'http'}://${send.host}` : '';
      return `<code>${escapeHtml(`${methodOf(send)} ${host}${send.path}`)}</code> by ${send.by}`;
    })
    .join(', then ');
}

function expected(scenario: Scenario): string {
  if (!differsByBrowser(scenario)) return chainText(expectedChains(scenario, 'chromium'));
  return `<h3>Chromium</h3>${chainText(expectedChains(scenario, 'chromium'))}
<h3>Firefox</h3>${chainText(expectedChains(scenario, 'firefox'))}`;
}

function chainText(chains: ChainLines): string {
  if (chains.length === 0) return '<p>Nothing: this is no chain of redirects.</p>';
  return chains
    .map((lines) => `<pre class="chain">${lines.map(chainLine).join('\n')}</pre>`)
    .join('');
}

function chainLine(line: string): string {
  if (!line.startsWith('  ') && !isLink(line)) return escapeHtml(line);
  const kind = /^ {2}[▲✖]/.test(line) ? 'mark' : 'quiet';
  return `<span class="${kind}">${escapeHtml(line)}</span>`;
}
