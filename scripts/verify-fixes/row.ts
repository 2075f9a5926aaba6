/** A row of lab/measured/fixes.json: one kind of lines, on one server, in one mode. */
import type { Fix } from '../../src/core/findings/finding.ts';
import type { FixServer } from '../../src/core/formats/fixes/index.ts';
import type { Mode } from './cases.ts';

export interface FixRow extends Fix {
  readonly server: FixServer;
  readonly version: string;
  readonly kind: string;
  readonly mode: Mode;
  readonly lines: string;
  /** How many URLs were requested, with the lines and without. */
  readonly requests: number;
  /**
   * The fault is fixed; it is, but the URL has a different, equivalent spelling; the server never has it, because it
   * redirects that way by itself; it refuses such a URL, with the lines and without; or something is wrong.
   */
  readonly result: 'gone' | 'respelled' | 'never' | 'refused' | 'wrong';
  /** How many of the URLs the server refuses, with the lines and without. */
  readonly refused?: number;
  /** The first response that was not exactly right. */
  readonly seen?: string;
}
