/** Chains and filter → the rows of the list. Pure; what is derived of a chain is kept as long as the chain's object. */

import { attempt } from '../../../core/chain/attempt.ts';
import {
  type ChainLink,
  lastHop,
  type Outcome,
  outcomeOf,
  type RedirectChain,
} from '../../../core/chain/chain.ts';
import { loopLength } from '../../../core/chain/loop.ts';
import { perChain } from '../../../core/chain/per-chain.ts';
import { parseFilter, toPredicate } from '../../../core/filter/index.ts';
import type { Finding } from '../../../core/findings/finding.ts';
import { foundIn } from '../../../core/findings/index.ts';
import { joinedJourneys } from '../../../core/journeys/journey.ts';
import { linkExplanation, linkName, linkText } from '../../../core/journeys/link-text.ts';
import { durationText } from '../../../core/text/quantities.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import {
  type MethodVerdict,
  methodsOf,
  type Transition,
  toTransitions,
  worstVerdict,
} from '../../../core/transition/transition.ts';
import { headline } from '../../../core/transition/transition-text.ts';
import { chainDuration, methodsText, shownUrlsOf, typeLabel } from '../../ui/chain/chain-facts.ts';
import { endOf } from '../../ui/chain/hop-text.ts';
import { type Mark, markOf } from '../../ui/chain/marks.ts';
import { type StatusStep, stepsText, toSteps } from '../../ui/status/status-steps.ts';
import { addressText, domainText, initiatorText, startedText } from './row-texts.ts';

/** Everything that the list shows of one chain. All texts are safe to show. */
export interface Row {
  readonly id: string;
  readonly chain: RedirectChain;
  readonly mark: Mark | undefined;
  /** What was found in it, gravest first. */
  readonly findings: readonly Finding[];
  /** The findings behind the mark, a line each; undefined where the mark says all. */
  readonly markTitle: string | undefined;
  readonly outcome: Outcome;
  readonly steps: readonly StatusStep[];
  readonly statusText: string;
  /** The same for a tooltip: with the browser's own words and the reason. */
  readonly statusTitle: string;
  /** `POST → GET`, or `POST` where it never changed. */
  readonly methodText: string;
  /** What each redirect that changed the method did, for a tooltip; the method itself where none did. */
  readonly methodTitle: string;
  /** What the chain came of, where it came of another: the word for it, and for a tooltip the sentences. */
  readonly link: { readonly name: string; readonly title: string } | undefined;
  /** The worst verdict of the chain. */
  readonly verdict: MethodVerdict;
  readonly methodChanges: number;
  readonly firstUrl: string;
  /** Shortened; "" where it is the URL that the chain began with, undefined where the chain led nowhere. */
  readonly lastUrl: string | undefined;
  /** Index in `firstUrl` and in `lastUrl` from which on they differ; 0 where they have nothing in common. */
  readonly firstDiffersAt: number;
  readonly lastDiffersAt: number;
  /** How many URLs a failed chain went round in. */
  readonly loop: number | undefined;
  readonly type: string;
  readonly hops: number;
  /** Milliseconds; undefined while the end is unknown. */
  readonly duration: number | undefined;
  readonly timeText: string;
  /** The host that was asked first, with its port. */
  readonly domain: string;
  /** Who asked for it; undefined where the browser does not tell. */
  readonly initiator: string | undefined;
  /** Of the server that answered last; undefined where none did, or the browser does not tell. */
  readonly address: string | undefined;
  /** The time of day when it began, to the millisecond. */
  readonly startedText: string;
}

/** The sums of the status bar. */
export interface Totals {
  readonly chains: number;
  /** Chains that are joined to others count as one journey; a chain by itself is none. */
  readonly journeys: number;
  readonly hops: number;
  readonly methodChanges: number;
  readonly loops: number;
}

/**
 * Shapes the chains that the filter lets through, in the order given.
 * @param filter as in docs/filter.md; what of it cannot be understood is left out
 */
export function toRows(chains: Iterable<RedirectChain>, filter: string): Row[] {
  const matches = toPredicate(parseFilter(filter).terms);
  const rows: Row[] = [];
  for (const chain of chains) if (matches(chain)) rows.push(toRow(chain));
  return rows;
}

/** Shapes one chain; the same chain object always gives the same row object. */
export const toRow: (chain: RedirectChain) => Row = perChain((chain) => new ShapedRow(chain));

/** Works out what takes longest of what a row shows. */
export function prepareRow(row: Row): void {
  // To read them is to have them worked out, once for each chain. What fails then fails again, and is said, in the row.
  attempt(() => [row.mark, row.steps, row.firstUrl], []);
}

/** Adds rows up. */
export function toTotals(rows: readonly Row[]): Totals {
  let [hops, methodChanges, loops] = [0, 0, 0];
  for (const row of rows) {
    const counts = attempt(() => countsOf(row.chain), NOTHING_COUNTED);
    hops += row.hops;
    methodChanges += counts.methodChanges;
    loops += counts.loops;
  }
  const journeys = joinedJourneys(rows.map((row) => row.chain)).length;
  return { chains: rows.length, journeys, hops, methodChanges, loops };
}

const NOTHING_COUNTED = { methodChanges: 0, loops: 0 };

/** What of a chain is added up at every change of any. */
const countsOf = perChain((chain) => ({
  methodChanges: methodsOf(chain).length - 1,
  loops: loopLength(chain) === undefined ? 0 : 1,
}));

const stepsOf = perChain(toSteps);

/** All is worked out when it is asked for: of 10,000 rows a few dozen are in view. */
class ShapedRow implements Row {
  readonly chain: RedirectChain;

  constructor(chain: RedirectChain) {
    this.chain = chain;
  }
  get id() {
    return this.chain.id;
  }
  get mark() {
    return markOf(this.verdict, this.outcome, this.findings);
  }
  get findings() {
    return foundIn(this.chain);
  }
  get markTitle() {
    return markTitle(this.findings);
  }
  get outcome() {
    return outcomeOf(this.chain);
  }
  get steps() {
    return stepsOf(this.chain);
  }
  get statusText() {
    return stepsText(this.steps);
  }
  get statusTitle() {
    return statusTitle(this.chain, this.steps);
  }
  get methodText() {
    return methodsText(this.chain);
  }
  get methodTitle() {
    return methodTitle(toTransitions(this.chain)) || this.methodText;
  }
  get link() {
    const { link } = this.chain;
    return link && { name: linkName(link.cause), title: linkTitle(link) };
  }
  get verdict() {
    return worstVerdict(toTransitions(this.chain));
  }
  get methodChanges() {
    return countsOf(this.chain).methodChanges;
  }
  get firstUrl() {
    return shownUrlsOf(this.chain).first;
  }
  get lastUrl() {
    return shownUrlsOf(this.chain).last;
  }
  get firstDiffersAt() {
    return shownUrlsOf(this.chain).firstDiffersAt;
  }
  get lastDiffersAt() {
    return shownUrlsOf(this.chain).lastDiffersAt;
  }
  get loop() {
    return loopLength(this.chain);
  }
  get type() {
    return visibleText(typeLabel(this.chain.type));
  }
  get hops() {
    return this.chain.hops.length;
  }
  get duration() {
    return chainDuration(this.chain);
  }
  get timeText() {
    return timeText(this.outcome, this.duration);
  }
  get domain() {
    return domainText(this.chain);
  }
  get initiator() {
    return initiatorText(this.chain);
  }
  get address() {
    return addressText(this.chain);
  }
  get startedText() {
    return startedText(this.chain);
  }
}

/** What only informs has no mark to explain. */
function markTitle(findings: readonly Finding[]): string | undefined {
  const lines = findings.filter(({ severity }) => severity !== 'info').map(({ text }) => text);
  return lines.length === 0 ? undefined : visibleLines(lines);
}

function linkTitle(link: ChainLink): string {
  return `${linkText(link)}\n${linkExplanation(link)}`;
}

function statusTitle(chain: RedirectChain, steps: readonly StatusStep[]): string {
  const { error } = lastHop(chain);
  const lines = [stepsText(steps), error, endOf(chain)?.reason];
  return visibleLines(lines.filter((line) => line !== undefined));
}

function methodTitle(transitions: readonly Transition[]): string {
  const changes = transitions.filter(({ fromMethod, toMethod }) => fromMethod !== toMethod);
  return visibleLines(changes.map((transition) => headline(transition).join(' · ')));
}

function visibleLines(lines: readonly string[]): string {
  return lines.map(visibleText).join('\n');
}

function timeText(outcome: Outcome, duration: number | undefined): string {
  if (outcome === 'pending') return '';
  return duration === undefined ? '–' : durationText(duration);
}

/**
 * A chain's requests with their whole URLs, a line each. A tooltip of a loop's 21 URLs helps nobody: the first few and
 * the last say enough.
 */
export function chainTitle(chain: RedirectChain): string {
  const lines = chain.hops.map((hop) => visibleText(`${hop.method} ${hop.url}`));
  return lines.length <= 6
    ? lines.join('\n')
    : [...lines.slice(0, 4), '…', ...lines.slice(-1)].join('\n');
}
