/** One chain amid its journey: what came before it and after it, and what joins them. All texts are safe to show. */

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
      /** A link leads to it, or on from it. */
      readonly joins: boolean;
      readonly leads: boolean;
    }
  /** So many chains are left out. */
  | { readonly kind: 'gap'; readonly count: number };

export interface LinkView {
  readonly to: string;
  /** `meta refresh (certain)`. */
  readonly text: string;
  readonly explanation: string;
  /** The colours of the method before and after; undefined where the chain before is not there. */
  readonly from: string | undefined;
  readonly onwards: string;
}

/** Of a long journey this many chains are shown on either side of the selected one, besides the first and the last. */
const NEIGHBOURS = 2;

/** A journey is shown whole up to this many chains: leaving out one or two would not make it shorter. */
const WHOLE = 2 * NEIGHBOURS + 5;

/** Visits of one address from which on a journey goes round in circles. */
const LOOP_FROM = 3;

/** The journey that a chain belongs to, in order; of a chain that is joined to none it is the only one. */
export function journeyOf(
  chain: RedirectChain,
  chains: Iterable<RedirectChain>,
): readonly RedirectChain[] {
  return joinedJourneys(chains).find((journey) => journey.includes(chain)) ?? [chain];
}

/** Lays a journey out around one of its chains. */
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

/** What is to be said of a journey as a whole; nothing of a chain that is joined to none. */
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

/** Which chain a link comes from, where it is not the one that stands before it. */
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
