/** How far a large file has been read, in one line of a terminal that is written over. */
import { percentText, sizeText } from '../../core/text/quantities.ts';
import { defusedLine } from '../defused.ts';
import { shownName } from '../shown-name.ts';
import type { Output } from '../surroundings.ts';

/** In bytes: what is smaller takes no time worth a word. */
const LARGE = 10_000_000;

/** How many bytes lie between two lines, at least. */
const STEP = 1_000_000;

export interface Progress {
  /** Is told how many bytes have been read. */
  read(bytes: number): void;
  /** Wipes the line. */
  end(): void;
}

/**
 * @param name of the file
 * @param size in bytes, if it is known
 */
export function toProgress(errors: Output, name: string, size: number | undefined): Progress {
  if (errors.isTTY !== true || (size ?? LARGE) < LARGE) return { read: () => {}, end: () => {} };
  let shown = size === undefined ? LARGE : 0;
  let isShown = false;
  return {
    read(bytes) {
      if (bytes < shown + STEP) return;
      shown = bytes;
      isShown = true;
      const share = size === undefined ? sizeText(bytes) : percentText(bytes / size);
      const what = size !== undefined && bytes >= size ? 'looking for redirects' : `read ${share}`;
      errors.write(`\r\u001b[K${defusedLine(shownName(name))}: ${what} …`);
    },
    end() {
      if (isShown) errors.write('\r\u001b[K');
    },
  };
}
