/** The text of a HAR file → chains. */
import type { FileImport } from '../../imported.ts';
import { parseJson } from '../../parse-json.ts';
import { fromHar } from './from-har.ts';

/**
 * Reads the text of a HAR file. Never throws.
 * @param text of the whole file; a byte order mark, which Fiddler writes, is skipped
 */
export function parseHar(text: string): FileImport {
  const parsed = parseJson(text);
  return 'problem' in parsed ? parsed : fromHar(parsed.value);
}
