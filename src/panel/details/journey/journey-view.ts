/**
 * A chain within its journey: the chains before and after it, and the links between them. All texts are display-safe.
 */

import { type ChainLink, lastHop, type RedirectChain } from '../../../core/chain/chain.ts';
import { withoutQuery } from '../../../core/chain/chain-edit.ts';
import { joinedJourneys } from '../../../core/journeys/journey.ts';
import { linkExplanation, linkText } from '../../../core/journeys/link-text.ts';
import { t } from '../../../core/text/i18n.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import { colourOf } from '../../ui/tracks/tracks.ts';

export type JourneyPart =
  | { readonly kind: 'link'; readonly link: LinkView }
  | {
      readonly kind: 'chain';
      readonly chain: RedirectChain;
      /** Whether a link leads to it, or from it to another chain. */
      readonly joins: boolean;
      readonly leads: boolean;
    }
  /** How many chains are omitted. */
  | { readonly kind: 'gap'; readonly count: number };

export interface LinkView {
  readonly to: string;
  /** `meta refresh (certain)`. */
  readonly text: string;
  readonly explanation: string;
  /** The colors of the method before and after; undefined if the previous chain is missing. */
  readonly from: string | undefined;
  readonly onwards: string;
}

/**
 * How many chains of a long journey are shown on either side of the selected one, in addition to the first and the
 * last.
 */
const NEIGHBOURS = 2;

/** Journeys up to this length are shown whole: omitting one or two chains would not make them shorter. */
const WHOLE = 2 * NEIGHBOURS + 5;

/** From this many visits of one address on, a journey counts as a loop. */
const LOOP_FROM = 3;

/** Returns the journey that a chain belongs to, in order; only the chain itself if it is linked to no other. */
export function journeyOf(
  chain: RedirectChain,
  chains: Iterable<RedirectChain>,
): readonly RedirectChain[] {
  return joinedJourneys(chains).find((journey) => journey.includes(chain)) ?? [chain];
}

/** Lays out a journey around one of its chains. */
export function toJourneyParts(
  journey: readonly RedirectChain[],
  selected: RedirectChain,
): JourneyPart[] {
  const byId = new Map(journey.map((chain) => [chain.id, chain]));
  const leading = new Set(journey.map(({ link }) => link?.from));
  const shown = shownIndexes(journey.length, journey.indexOf(selected));
  const parts: JourneyPart[] = [];
  for (const [index, chain] of journey.entries()) {
    if (!shown.has(index)) {
      const last = parts.at(-1);
      if (last?.kind === 'gap') parts[parts.length - 1] = { kind: 'gap', count: last.count + 1 };
      else parts.push({ kind: 'gap', count: 1 });
      continue;
    }
    const { id, link } = chain;
    if (link) {
      const view = toLinkView(chain, link, byId.get(link.from), journey[index - 1]);
      parts.push({ kind: 'link', link: view });
    }
    parts.push({
      kind: 'chain',
      chain,
      joins: link !== undefined,
      leads: leading.has(id),
    });
  }
  return parts;
}

/** Describes a journey as a whole; empty for a chain that is linked to no other. */
export function journeyFacts(journey: readonly RedirectChain[]): string[] {
  if (journey.length < 2) return [];
  const visits = new Map<string, number>();
  for (const { hops } of journey) {
    const address = withoutQuery(hops[0].url);
    visits.set(address, (visits.get(address) ?? 0) + 1);
  }
  const [address = '', count = 0] = [...visits].sort(([, a], [, b]) => b - a)[0] ?? [];
  const loop = count >= LOOP_FROM ? [t`${count} start at ${visibleText(address)}`] : [];
  return [t`journey of ${journey.length} chains`, ...loop];
}

function toLinkView(
  chain: RedirectChain,
  link: ChainLink,
  origin: RedirectChain | undefined,
  previous: RedirectChain | undefined,
): LinkView {
  return {
    to: chain.id,
    text: linkText(link),
    explanation: [linkExplanation(link), ...originText(origin, previous)].join(' '),
    from: origin && colourOf(lastHop(origin).method),
    onwards: colourOf(chain.hops[0].method),
  };
}

/** Names the chain that a link comes from, if that is not the one shown above it. */
function originText(
  origin: RedirectChain | undefined,
  previous: RedirectChain | undefined,
): string[] {
  if (!origin) return [t`The chain that this one followed from is no longer in the list.`];
  return origin === previous
    ? []
    : [
        t`This chain followed from
    ${visibleText(lastHop(origin).url)}.`,
      ];
}

function shownIndexes(length: number, selected: number): Set<number> {
  const all = Array.from({ length }, (_, index) => index);
  if (length <= WHOLE) return new Set(all);
  return new Set(
    all.filter(
      (index) => index === 0 || index === length - 1 || Math.abs(index - selected) <= NEIGHBOURS,
    ),
  );
}
