/** The card that a status opens: its subject, its content, and its position. */
import { type Hop, isRedirectStatus } from '../../../core/chain/chain.ts';
import { REDIRECT_STATUSES, statusCode } from '../../../core/http/status-codes.ts';
import { requiredMethod } from '../../../core/standards/redirect.ts';
import {
  type ComparedFact,
  comparison,
  internalEntry,
  type ReferenceEntry,
  statusEntry,
} from '../../../core/standards/status-reference.ts';
import type { InternalCause } from '../../../core/standards/status-words.ts';
import { t } from '../../../core/text/i18n.ts';
import { colourOf, type HopTrack, type TransitionTrack } from '../tracks/tracks.ts';

/** A 3xx status, or an internal redirect. */
export type CardSubject = number | InternalCause;

export interface CardView extends ReferenceEntry {
  /** What happens to method and body; empty if there is none. */
  readonly drawings: readonly Drawing[];
  /** Absent if the subject is not among the compared ones. */
  readonly compared?: ComparedStatuses;
}

/** A request, a redirect and the next request, to be drawn like the hops of a chain. */
export interface Drawing {
  /** The methods that it applies to: `PUT, PATCH, DELETE`. */
  readonly title: string;
  readonly before: DrawnRequest;
  /** `302`, `HSTS` */
  readonly answer: string;
  readonly transition: TransitionTrack;
  /** The color role of the change, like that of a transition's verdict. */
  readonly verdict: 'kept' | 'historical' | 'by-design';
  readonly after: DrawnRequest;
}

export interface DrawnRequest {
  readonly track: HopTrack;
  readonly text: string;
}

export interface ComparedStatuses {
  readonly columns: readonly { readonly status: number; readonly current: boolean }[];
  readonly rows: readonly ComparedFact[];
}

/** Returns the subject of the card for a hop's response; undefined if it is not a redirect of any kind. */
export function subjectOf({ redirect, response }: Hop): CardSubject | undefined {
  if (redirect && redirect.cause !== 'http' && redirect.cause !== 'unknown') return redirect.cause;
  return response && statusCode(response.status) ? response.status : undefined;
}

/** Prepares a card for display; undefined for a status that the reference doesn't describe. */
export function toCard(subject: CardSubject): CardView | undefined {
  if (typeof subject !== 'number') {
    const entry = internalEntry(subject);
    return { ...entry, drawings: [drawing(t`Any method`, 'POST', undefined, entry.title)] };
  }
  const entry = statusEntry(subject);
  if (!entry) return undefined;
  if (!isRedirectStatus(subject)) return { ...entry, drawings: [] };
  const columns = REDIRECT_STATUSES.map((status) => ({ status, current: status === subject }));
  return {
    ...entry,
    drawings: [
      drawing('POST', 'POST', subject, String(subject)),
      drawing('PUT, PATCH, DELETE', 'PUT', subject, String(subject)),
    ],
    compared: { columns, rows: comparison() },
  };
}

/**
 * Draws what Fetch does with a request with a body; undefined as the status stands for a redirect that no server sent.
 */
function drawing(
  title: string,
  method: string,
  status: number | undefined,
  answer: string,
): Drawing {
  const next = requiredMethod(status, method);
  const changed = next !== method;
  const bodyAfter = changed ? 'none' : 'solid';
  const track = { starts: false, end: undefined, joins: false, leads: false } as const;
  return {
    title,
    before: {
      track: { ...track, method: colourOf(method), body: 'solid', starts: true },
      text: t`${method}, body`,
    },
    answer,
    transition: {
      from: colourOf(method),
      to: colourOf(next),
      changed,
      internal: status === undefined,
      bodyBefore: 'solid',
      bodyAfter,
    },
    verdict: !changed ? 'kept' : status === 303 ? 'by-design' : 'historical',
    after: {
      track: { ...track, method: colourOf(next), body: bodyAfter, end: 'completed' },
      text: changed ? t`${next}, body lost` : t`${next}, body`,
    },
  };
}

/** Formats a status for its chip: a reason phrase can have any length, but a button should not. */
const LONGEST_LABEL = 40;

/** Splits a hop's response into what the chip contains and what follows it. */
export function chipText(text: string): { readonly chip: string; readonly rest: string } {
  if (text.length <= LONGEST_LABEL) return { chip: text, rest: '' };
  const end = text.indexOf(' ');
  return end < 0 ? { chip: text, rest: '' } : { chip: text.slice(0, end), rest: text.slice(end) };
}
