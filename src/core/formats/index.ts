/** The export formats. */
import type { RedirectChain } from '../chain/chain.ts';
import { type Message, msg, translate } from '../text/i18n.ts';
import { csvRows } from './csv.ts';
import { type HarOptions, harText } from './har/write/to-har.ts';
import { markdownSections } from './markdown.ts';
import { type NdjsonOptions, ndjsonLines } from './ndjson/ndjson.ts';
import { type ReportOptions, reportText } from './report/report.ts';

export type ExportFormat = 'har' | 'ndjson' | 'csv' | 'markdown' | 'report';

/** What a format may write in addition to the chains. */
export type WriteOptions = HarOptions & NdjsonOptions & Partial<ReportOptions>;

interface Format {
  readonly label: string | Message;
  readonly tip: Message;
  readonly extension: string;
  readonly mediaType: string;
  /** Writes chains that may leave the browser, in pieces of about one chain each. */
  readonly write: (shown: readonly RedirectChain[], options: WriteOptions) => Pieces;
}

type Pieces = Iterable<string> | AsyncIterable<string>;

const FORMATS: Readonly<Record<ExportFormat, Format>> = {
  har: {
    label: 'HAR',
    tip: msg`HAR 1.2, one entry per hop, for other tools or to reopen here`,
    extension: 'har',
    mediaType: 'application/json',
    write: harText,
  },
  ndjson: {
    label: 'NDJSON',
    tip: msg`One chain per line, with a schema, for SQL and scripts`,
    extension: 'ndjson',
    mediaType: 'application/x-ndjson',
    write: ndjsonLines,
  },
  csv: {
    label: 'CSV',
    tip: msg`One hop per row, for spreadsheets`,
    extension: 'csv',
    mediaType: 'text/csv',
    write: csvRows,
  },
  markdown: {
    label: 'Markdown',
    tip: msg`Chains as text with their findings, for issues`,
    extension: 'md',
    mediaType: 'text/markdown',
    write: markdownSections,
  },
  report: {
    label: msg`Report (HTML)`,
    tip: msg`One page that shows the chains as here, in any browser, without Detour or a network`,
    extension: 'html',
    mediaType: 'text/html',
    write: writeReport,
  },
};

/** All formats with their names, in the order of the menu. */
export const EXPORT_FORMATS = Object.entries(FORMATS).map(([id, { label, tip }]) => ({
  id: id as ExportFormat,
  get label() {
    return typeof label === 'string' ? label : translate(label);
  },
  get tip() {
    return translate(tip);
  },
}));

/** Returns a format's properties, and the function that writes it. */
export function formatOf(id: ExportFormat): Format {
  return FORMATS[id];
}

async function* writeReport(
  shown: readonly RedirectChain[],
  { viewer, ...options }: WriteOptions,
): AsyncGenerator<string> {
  if (!viewer) throw new TypeError('A report needs the viewer');
  yield await reportText(shown, { ...options, viewer });
}
