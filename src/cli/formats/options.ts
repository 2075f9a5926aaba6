import type { CheckOptions } from '../arguments/arguments.ts';
import type { Style } from '../printing/style.ts';
import type { Surroundings } from '../surroundings.ts';

/** What a format needs beside the check. */
export interface WriteOptions extends CheckOptions {
  readonly style: Style;
  /** Of the terminal; undefined where there is none. */
  readonly columns: number | undefined;
  readonly loadViewer: Surroundings['loadViewer'];
}
