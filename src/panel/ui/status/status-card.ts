/** The card that a status opens: what it is about, what stands in it, and where it is put. */
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

/** A 3xx status, or a redirect within the browser. */
export type CardSubject = number | InternalCause;

export interface CardView extends ReferenceEntry {
  /** How method and body travel; none where nothing does. */
  readonly drawings: readonly Drawing[];
  /** Absent where the subject is not among those that are compared. */
  readonly compared?: ComparedStatuses;
}

/** A request, a redirect and the request after, to be drawn as the hops of a chain are. */
export interface Drawing {
  /** What it holds for: `PUT, PATCH, DELETE`. */
  readonly title: string;
  readonly before: DrawnRequest;
  /** `302`, `HSTS` */
  readonly answer: string;
  readonly transition: TransitionTrack;
  /** The colour role of the change, as a transition's verdict has it. */
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

/** What the card of a hop's answer is about; undefined where it is not a redirect of any kind. */
export function subjectOf({ redirect, response }: Hop): CardSubject | undefined {
  if (redirect && redirect.cause !== 'http' && redirect.cause !== 'unknown') return redirect.cause;
  return response && statusCode(response.status) ? response.status : undefined;
}

/** Lays a card out; undefined for a status of which the reference says nothing. */
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

/** Draws what Fetch makes of a request with a body; a status of undefined is a redirect that no server sent. */
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

/** A status as its chip has it: a reason phrase may be of any length, and a button should not. */
const LONGEST_LABEL = 40;

/** Parts a hop's answer into what the chip holds and what stands behind it. */
export function chipText(text: string): { readonly chip: string; readonly rest: string } {
  if (text.length <= LONGEST_LABEL) return { chip: text, rest: '' };
  const end = text.indexOf(' ');
  return end < 0 ? { chip: text, rest: '' } : { chip: text.slice(0, end), rest: text.slice(end) };
}
