/** The formats that a check is printed in. */
export const FORMAT_NAMES = [
  'text',
  'json',
  'ndjson',
  'markdown',
  'junit',
  'sarif',
  'html',
] as const;

export type FormatName = (typeof FORMAT_NAMES)[number];
