/** The formats that chains are exported in. */
import { t } from '../text/i18n.ts';

export type ExportFormat = 'har' | 'ndjson' | 'csv' | 'markdown';

/** The formats in the order of the menu. */
export const EXPORT_FORMATS: readonly {
  readonly id: ExportFormat;
  readonly label: string;
  readonly tip: string;
}[] = [
  {
    id: 'har',
    label: 'HAR',
    get tip() {
      return t`HAR 1.2, one entry per hop, for other tools or to reopen here`;
    },
  },
  {
    id: 'ndjson',
    label: 'NDJSON',
    get tip() {
      return t`One chain per line, with a schema, for SQL and scripts`;
    },
  },
  {
    id: 'csv',
    label: 'CSV',
    get tip() {
      return t`One hop per row, for spreadsheets`;
    },
  },
  {
    id: 'markdown',
    label: 'Markdown',
    get tip() {
      return t`Chains as text with their findings, for issues`;
    },
  },
];
