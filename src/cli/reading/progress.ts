/** The progress of reading a large file, in one line of a terminal that is overwritten. */
import { percentText, sizeText } from '../../core/text/quantities.ts';
import { defusedLine } from '../defused.ts';
import { shownName } from '../shown-name.ts';
import type { Output } from '../surroundings.ts';

/** In bytes: smaller files take too little time to show progress. */
const LARGE = 10_000_000;

/** The fewest bytes between two updates. */
const STEP = 1_000_000;

export interface Progress {
  /** Takes the number of bytes read so far. */
  read(bytes: number): void;
  /** Clears the line. */
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
