/** Chains → CSV (RFC 4180): one row per hop, below a row of column names. */
import {
  bodySize,
  type Hop,
  isInternal,
  outcomeOf,
  type RedirectChain,
  rawLocation,
} from '../chain/chain.ts';
import { reasonPhrase } from '../http/status-codes.ts';
import { englishLinkText } from '../journeys/link-text.ts';
import type { ExportOptions } from '../redact/redact.ts';
import { type Transition, toTransitions } from '../transition/transition.ts';
import { toShown } from './redacted-findings.ts';

type Cell = string | number | undefined;

interface Place {
  readonly chain: RedirectChain;
  readonly hop: Hop;
  readonly index: number;
  /** The transition after the hop. */
  readonly transition: Transition | undefined;
}

/** The columns in order. Names never change; new columns are added at the end. */
const COLUMNS: readonly (readonly [name: string, cell: (place: Place) => Cell])[] = [
  ['chain', ({ chain }) => chain.id],
  ['hop', ({ index }) => index + 1],
  ['hops', ({ chain }) => chain.hops.length],
  ['type', ({ chain }) => chain.type],
  ['started_at', ({ hop }) => new Date(hop.startedAt).toISOString()],
  ['duration_ms', ({ hop }) => hop.endedAt && Math.max(0, hop.endedAt - hop.startedAt)],
  ['method', ({ hop }) => hop.method],
  ['url', ({ hop }) => hop.url],
  ['body', ({ hop }) => hop.body.kind],
  ['body_bytes', ({ hop }) => bodySize(hop)],
  ['status', ({ hop }) => (isInternal(hop.redirect) ? undefined : hop.response?.status)],
  [
    'reason',
    ({ hop: { response, redirect } }) =>
      response && !isInternal(redirect)
        ? reasonPhrase(response.status, response.statusLine)
        : undefined,
  ],
  ['location', ({ hop }) => rawLocation(hop)],
  ['cause', ({ hop }) => hop.redirect?.cause],
  ['redirect_url', ({ hop }) => hop.redirect?.url],
  ['next_method', ({ transition }) => transition?.toMethod],
  ['method_verdict', ({ transition }) => transition?.verdict],
  ['body_fate', ({ transition }) => transition?.body],
  ['lost_headers', ({ transition }) => transition?.lostHeaders.join(' ')],
  ['from_cache', ({ hop }) => (hop.response?.fromCache ? 'yes' : undefined)],
  ['server_ip', ({ hop }) => hop.response?.serverIp],
  ['error', ({ hop }) => hop.error],
  [
    'came_by',
    ({ chain, index }) => (chain.link && index === 0 ? englishLinkText(chain.link) : undefined),
  ],
  [
    'outcome',
    ({ chain, index }) => (index === chain.hops.length - 1 ? outcomeOf(chain) : undefined),
  ],
  ['note', ({ chain, index }) => (index === 0 ? chain.note : undefined)],
];

/** Writes one row per hop, chain by chain. */
export function toCsv(chains: Iterable<RedirectChain>, options: ExportOptions): string {
  return [...csvRows(toShown(chains, options))].join('');
}

/** Writes the row of column names and, chain by chain, the rows of the result of `toShown`. */
export function* csvRows(shown: readonly RedirectChain[]): Generator<string> {
  yield toRow(COLUMNS.map(([name]) => name));
  for (const chain of shown) {
    const transitions = toTransitions(chain);
    const rows = chain.hops.map((hop, index) => {
      const place = { chain, hop, index, transition: transitions[index] };
      return toRow(COLUMNS.map(([, cell]) => cell(place)));
    });
    yield rows.join('');
  }
}

function toRow(cells: readonly Cell[]): string {
  return `${cells.map(toField).join(',')}\r\n`;
}

/** How spreadsheets recognize a formula, also with full-width characters; some ignore leading spaces. */
const FORMULA = /^ *[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/**
 * If a spreadsheet separates cells by semicolons, as in some countries, or by tabs, it ignores quotes around a text
 * with commas: every semicolon, tab and line break in the text starts a new cell.
 */
const LATER_FORMULA = /[;\t\r\n]["' ]*(?=[=+\-@\t\uff1d\uff0b\uff0d\uff20])/g;

/** Whether a text needs quotes (RFC 4180 §2): without them, many readers trim leading and trailing spaces. */
const QUOTED = /[",;\r\n\t]|^\s|\s$/;

/** Writes a cell. A text that a spreadsheet would evaluate as a formula gets an apostrophe, which makes it text. */
function toField(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const text = cell.replace(LATER_FORMULA, "$&'").replace(FORMULA, "'$&");
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
