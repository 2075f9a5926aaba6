/**
 * Chains and filter → the rows of the list. Pure; what is derived from a chain is cached as long as the chain's object.
 */

import { attempt } from '../../../core/chain/attempt.ts';
import { type Outcome, outcomeOf, type RedirectChain } from '../../../core/chain/chain.ts';
import { loopLength } from '../../../core/chain/loop.ts';
import { perChain } from '../../../core/chain/per-chain.ts';
import { parseFilter, toPredicate } from '../../../core/filter/index.ts';
import type { Finding } from '../../../core/findings/finding.ts';
import { foundIn } from '../../../core/findings/index.ts';
import { linkName } from '../../../core/journeys/link-text.ts';
import { durationText } from '../../../core/text/quantities.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import {
  type MethodVerdict,
  methodsOf,
  toTransitions,
  worstVerdict,
} from '../../../core/transition/transition.ts';
import { chainDuration, methodsText, shownUrlsOf, typeLabel } from '../../ui/chain/chain-facts.ts';
import { type Mark, markOf } from '../../ui/chain/marks.ts';
import { type StatusStep, stepsText, toSteps } from '../../ui/status/status-steps.ts';
import { addressText, domainText, initiatorText, startedText } from './row-texts.ts';
import { linkTitle, markTitle, methodTitle, statusTitle } from './row-titles.ts';

/** Everything that the list shows of a chain, as display-safe texts. */
export interface Row {
  readonly id: string;
  readonly chain: RedirectChain;
  readonly mark: Mark | undefined;
  /** Its findings, most severe first. */
  readonly findings: readonly Finding[];
  /** The findings behind the mark, one per line; undefined if the mark says everything. */
  readonly markTitle: string | undefined;
  readonly outcome: Outcome;
  readonly steps: readonly StatusStep[];
  readonly statusText: string;
  /** The same for a tooltip, with the browser's own words and the reason. */
  readonly statusTitle: string;
  /** `POST → GET`, or `POST` if it never changed. */
  readonly methodText: string;
  /** For a tooltip: what each redirect that changed the method did, or just the method if none did. */
  readonly methodTitle: string;
  /** What the chain followed from, if anything: the word for it and, for a tooltip, an explanation. */
  readonly link: { readonly name: string; readonly title: string } | undefined;
  /** The most severe verdict of the chain. */
  readonly verdict: MethodVerdict;
  readonly methodChanges: number;
  readonly firstUrl: string;
  /** Shortened; "" if it is the URL that the chain began with, undefined if the chain led nowhere. */
  readonly lastUrl: string | undefined;
  /** The index in `firstUrl` and `lastUrl` from which they differ; 0 if they have nothing in common. */
  readonly firstDiffersAt: number;
  readonly lastDiffersAt: number;
  /** The number of URLs in the loop of a failed chain. */
  readonly loop: number | undefined;
  readonly type: string;
  readonly hops: number;
  /** In milliseconds; undefined while the end is unknown. */
  readonly duration: number | undefined;
  readonly timeText: string;
  /** The host of the first request, with its port. */
  readonly domain: string;
  /** Who requested it; undefined if the browser doesn't report that. */
  readonly initiator: string | undefined;
  /** The address of the server that responded last; undefined if none did, or the browser doesn't report it. */
  readonly address: string | undefined;
  /** The time of day when it began, to the millisecond. */
  readonly startedText: string;
}

/**
 * Creates the rows of the chains that match a filter, in the given order.
 * @param filter as in docs/filter.md; unrecognized parts are ignored
 */
export function toRows(chains: Iterable<RedirectChain>, filter: string): Row[] {
  const matches = toPredicate(parseFilter(filter).terms);
  const rows: Row[] = [];
  for (const chain of chains) if (matches(chain)) rows.push(toRow(chain));
  return rows;
}

/** Creates the row of a chain; the same chain object always gets the same row object. */
export const toRow: (chain: RedirectChain) => Row = perChain((chain) => new ShapedRow(chain));

/** Computes what takes longest of a row's content. */
export function prepareRow(row: Row): void {
  // Reading the properties computes them, once per chain. If that fails, it fails again in the row, which says so.
  attempt(() => [row.mark, row.steps, row.firstUrl], []);
}

const stepsOf = perChain(toSteps);

/** Everything is computed on demand: of 10,000 rows, a few dozen are visible. */
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
    return methodsOf(this.chain).length - 1;
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

function timeText(outcome: Outcome, duration: number | undefined): string {
  if (outcome === 'pending') return '';
  return duration === undefined ? '–' : durationText(duration);
}
