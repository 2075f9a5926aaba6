/** A chain's bar on the list's time axis, and its texts, which are display-safe. */

import { type Hop, lastHop, outcomeOf, type RedirectChain } from '../../../core/chain/chain.ts';
import { errorName } from '../../../core/chain/network-error.ts';
import { t } from '../../../core/text/i18n.ts';
import { clockText, durationText } from '../../../core/text/quantities.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import { chainDuration } from '../../ui/chain/chain-facts.ts';
import { placeOf, type TimeAxis } from './time-axis.ts';

export type BarTone = 'redirect' | 'answer' | 'failed' | 'pending';

/** A hop's part of its chain's bar. */
export interface BarPart {
  readonly tone: BarTone;
  /** Its fraction of the bar, from 0 to 1. */
  readonly share: number;
}

export interface Bar {
  /** Its position and length, as fractions of the axis. */
  readonly from: number;
  readonly length: number;
  readonly parts: readonly BarPart[];
}

/** A bar with more parts than this is drawn as one: they would be thinner than the gaps between them. */
const MOST_PARTS = 8;

/** Returns a chain's bar; undefined if no time is known. A pending chain extends to the end of the axis. */
export function toBar(chain: RedirectChain, axis: TimeAxis): Bar | undefined {
  const { hops } = chain;
  const last = lastHop(chain);
  const from = placeOf(hops[0].startedAt, axis);
  const isPending = outcomeOf(chain) === 'pending';
  const to = isPending ? 1 : placeOf(last.endedAt ?? last.startedAt, axis);
  if (Number.isNaN(from) || Number.isNaN(to)) return undefined;
  const length = Math.max(0, to - from);
  const shown = hops.length > MOST_PARTS ? [last] : hops;
  const parts = shown.map((hop, index) => {
    const next = shown[index + 1];
    const ends = next ? placeOf(next.startedAt, axis) : to;
    const begins = index === 0 ? from : placeOf(hop.startedAt, axis);
    const share = length === 0 ? 1 / shown.length : Math.max(0, ends - begins) / length;
    return { tone: next ? 'redirect' : toneOf(hop, isPending), share } as const;
  });
  return { from, length, parts };
}

/** Lists when each hop of a chain ran, for a tooltip. */
export function barTitle(chain: RedirectChain, axis: TimeAxis): string {
  const { hops } = chain;
  const { startedAt } = hops[0];
  const [time, after] = [clockText(startedAt), durationText(startedAt - axis.start)];
  const duration = chainDuration(chain);
  const lines = [
    startedAt === axis.start
      ? t`Started at ${time}, earliest in the list`
      : t`Started at ${time}, ${after} after the earliest in the list`,
    ...(hops.length > MOST_PARTS ? [t`${hops.length} hops`] : hops.map(hopLine)),
    ...(outcomeOf(chain) === 'pending' ? [t`In progress`] : []),
    ...(duration === undefined ? [] : [t`${durationText(duration)} total`]),
  ];
  return lines.join('\n');
}

/** The time span that the axis shows; shortened periods count in full. */
export function axisLengthText({ start, end }: TimeAxis): string {
  return durationText(end - start);
}

/** Describes the axis, for the tooltip of its column header. */
export function axisTitle({ start, end, breaks }: TimeAxis): string {
  const [from, to] = [clockText(start), clockText(end)];
  switch (breaks.length) {
    case 0:
      return t`From ${from} to ${to}`;
    case 1:
      return t`From ${from} to ${to}; an idle period is shortened at the dotted line`;
    default:
      return t`From ${from} to ${to}; ${breaks.length} idle periods are shortened at the dotted
        lines`;
  }
}

/** Lines are drawn for at most this many breaks; more would hide the bars. */
const MOST_LINES = 6;

/** Lines at the breaks of the axis, as a CSS `background`. */
export function breakLines({ breaks }: TimeAxis): string {
  if (breaks.length === 0 || breaks.length > MOST_LINES) return 'none';
  const dots = 'repeating-linear-gradient(var(--hairline) 0 2px, transparent 1px 4px)';
  return breaks.map((at) => `${dots} ${(at * 100).toFixed(2)}% 0 / 1px 100% no-repeat`).join();
}

function toneOf({ error }: Hop, isPending: boolean): BarTone {
  if (error !== undefined) return 'failed';
  return isPending ? 'pending' : 'answer';
}

function hopLine(hop: Hop, index: number, hops: readonly Hop[]): string {
  const { method, startedAt, endedAt, response, error } = hop;
  const end = hops[index + 1]?.startedAt ?? endedAt;
  const answer = response?.status ?? (error === undefined ? '' : errorName(error));
  const words = visibleText(`${method} ${answer}`).trim();
  return end === undefined ? words : `${words} · ${durationText(end - startedAt)}`;
}
