/** A server under test. */
import type { FixServer } from '../../src/core/formats/fixes/index.ts';
import type { Case, Mode } from './cases.ts';
import type { Ports } from './client.ts';
import type { Started } from './started.ts';

/** A case, and its lines where they are to be in force. */
export interface Configured {
  readonly case: Case;
  readonly lines: string | undefined;
}

/** What one run of a server is made of. */
export interface Setup {
  /** Empty, and the run's own. */
  readonly folder: string;
  readonly mode: Mode;
  readonly cases: readonly Configured[];
  /** The port of the application that has the faults. */
  readonly application: number;
  /** Files of a certificate: chain and key. */
  readonly certificate: { readonly chain: string; readonly key: string };
}

export interface ReadyServer {
  /** `nginx 1.30.6` */
  readonly version: string;
  run(setup: Setup): Promise<Started & { readonly ports: Ports }>;
}

export interface TestedServer {
  readonly name: FixServer;
  /**
   * Brings the server into a cache folder.
   * @throws where it cannot be had
   */
  bring(cache: string): ReadyServer;
}

/** Lines put into their place. */
export function indented(lines: string | undefined, indent: string): string {
  return (lines ?? '')
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line))
    .join('\n');
}
