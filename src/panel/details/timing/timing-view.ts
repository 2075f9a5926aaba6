/** When each hop of a chain began and how long it took, as bars on one scale and as texts. */

import type { Hop, LoggedTimings, RedirectChain } from '../../../core/chain/chain.ts';
import { t } from '../../../core/text/i18n.ts';
import { durationText } from '../../../core/text/quantities.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import { chainDuration } from '../../ui/chain/chain-facts.ts';
import { PHASES, type Phase, phaseTexts } from './network-text.ts';

/** A segment of a hop's bar. Fractions are of the whole scale, from 0 to 1. */
export interface Stretch {
  readonly phase: Phase | 'whole';
  readonly from: number;
  readonly share: number;
}

/** A phase in words: `wait 12 ms`. */
export interface PhaseText {
  readonly phase: Phase;
  readonly text: string;
}

export interface HopTiming {
  readonly index: number;
  /** The URL without `http://` or `https://`, display-safe. */
  readonly address: string;
  /** Time since the chain began: `+12 ms`. */
  readonly start: string;
  /** `30 ms`; `not ended`, `not observed`. */
  readonly duration: string;
  /** Whether its phases are known; otherwise only the times of two events are. */
  readonly isLogged: boolean;
  /** The source: `network log` or `event times`; for a file, `file` or `file, no phases`. */
  readonly source: string;
  readonly stretches: readonly Stretch[];
  readonly phases: readonly PhaseText[];
}

export interface TimingView {
  /** `118 ms from the first request to the last answer`. */
  readonly summary: string;
  /** The source of the times. */
  readonly source: string;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  readonly hops: readonly HopTiming[];
}

/** How a hop's time is divided, in milliseconds since the chain began. */
interface Span {
  readonly from: number;
  readonly to: number | undefined;
  readonly parts: readonly { readonly phase: Phase | 'whole'; readonly duration: number }[];
}

/**
 * Lays out the hops of a chain on one scale.
 * @param imported whether the times come from a file
 */
export function timingView(chain: RedirectChain, imported: boolean): TimingView {
  const begin = chain.hops.reduce((first, { startedAt }) => Math.min(first, startedAt), Infinity);
  const spans = chain.hops.map((hop) => toSpan(hop, begin));
  const scale = spans.reduce(
    (end, { from, to, parts }) => Math.max(end, to ?? from, from + sum(parts)),
    1,
  );
  return {
    summary: summaryOf(chain),
    source: imported ? fileText() : sourceText(chain.hops),
    ticks: ticksOf(scale),
    hops: chain.hops.map((hop, index) => ({
      ...toTiming(chain, hop, index, spans[index], scale),
      source: hopSource(hop.network !== undefined, imported),
    })),
  };
}

function toSpan({ startedAt, endedAt, network }: Hop, begin: number): Span {
  const from = startedAt - begin;
  const to = endedAt === undefined ? undefined : Math.max(from, endedAt - begin);
  if (network) return { from, to, parts: partsOf(network.timings) };
  return { from, to, parts: to === undefined ? [] : [{ phase: 'whole', duration: to - from }] };
}

/** The phases in sequence; TLS is part of connect. */
function partsOf(timings: LoggedTimings): { phase: Phase; duration: number }[] {
  return PHASES.flatMap(({ phase }) => {
    const duration = timings[phase] ?? 0;
    const own = phase === 'connect' ? duration - (timings.ssl ?? 0) : duration;
    return own > 0 ? [{ phase, duration: own }] : [];
  });
}

function toTiming(
  { ended, hops }: RedirectChain,
  hop: Hop,
  index: number,
  span: Span | undefined,
  scale: number,
): Omit<HopTiming, 'source'> {
  const { from = 0, to, parts = [] } = span ?? {};
  const unknown = !ended && index === hops.length - 1 ? t`in progress` : t`not observed`;
  const isKnown = hop.network !== undefined || to !== undefined;
  let at = from;
  return {
    index,
    address: visibleText(hop.url.replace(/^https?:\/\//i, '')),
    start: `+${from < 0.5 ? '0 ms' : durationText(from)}`,
    duration: isKnown ? durationText(hop.network ? sum(parts) : (to ?? from) - from) : unknown,
    isLogged: hop.network !== undefined,
    stretches: parts.map(({ phase, duration }) => {
      const stretch = { phase, from: at / scale, share: duration / scale };
      at += duration;
      return stretch;
    }),
    phases: hop.network ? phaseTexts(hop.network.timings) : [],
  };
}

function summaryOf(chain: RedirectChain): string {
  if (!chain.ended) return t`The chain hasn’t ended yet.`;
  const duration = chainDuration(chain);
  return duration === undefined
    ? t`The end of the chain was not observed.`
    : t`${durationText(duration)} from the first request to the end of the last response.`;
}

function hopSource(isLogged: boolean, imported: boolean): string {
  if (imported) return isLogged ? t`file` : t`file, no phases`;
  return isLogged ? t`network log` : t`event times`;
}

function fileText(): string {
  return t`Times are from the file. Tools often report unmeasured time as waiting.`;
}

function sourceText(hops: readonly Hop[]): string {
  const logged = hops.filter(({ network }) => network !== undefined).length;
  if (logged === 0)
    return t`Times are from browser events: from each hop’s request to its redirect or end. Phases
      are unknown because the DevTools network log has no entries for these hops.`;
  const begin = t`Phases are from the DevTools network log. Each hop’s start is from browser
    events.`;
  return logged === hops.length
    ? begin
    : t`${begin} Hops without a log entry use the times of two browser events: the request, and
      the redirect or end.`;
}

/** The text of a mark further to the right would not fit. */
const LAST_TICK = 0.85;

/** About four round marks. */
function ticksOf(scale: number): TimingView['ticks'] {
  const rough = scale / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const ticks = [];
  // Counts by index, which terminates for every scale: adding to an infinite time changes nothing.
  for (let number = 0; number * step <= scale * LAST_TICK; number++) {
    const time = number * step;
    ticks.push({ at: time / scale, text: time === 0 ? '0' : durationText(time) });
  }
  return ticks;
}

function sum(parts: Span['parts']): number {
  return parts.reduce((total, { duration }) => total + duration, 0);
}
