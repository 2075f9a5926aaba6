/** The text of a HAR file → chains. */

import { parseJson } from '../../src/core/formats/file-reading.ts';
import { fromHar } from '../../src/core/formats/har/read/from-har.ts';
import type { FileImport } from '../../src/core/formats/imported.ts';

/**
 * Reads the text of a HAR file. Never throws.
 * @param text of the whole file; a byte order mark, which Fiddler writes, is skipped
 */
export function parseHar(text: string): FileImport {
  const parsed = parseJson(text);
  return 'problem' in parsed ? parsed : fromHar(parsed.value);
}
