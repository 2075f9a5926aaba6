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
      return t`HAR 1.2, one entry a hop: for other tools, and to open again`;
    },
  },
  {
    id: 'ndjson',
    label: 'NDJSON',
    get tip() {
      return t`One chain a line, by a schema: for SQL and scripts`;
    },
  },
  {
    id: 'csv',
    label: 'CSV',
    get tip() {
      return t`One hop a row: for spreadsheets`;
    },
  },
  {
    id: 'markdown',
    label: 'Markdown',
    get tip() {
      return t`Chains as text, with what was found: for issues`;
    },
  },
];
