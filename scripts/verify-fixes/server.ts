/** A server under test. */
import type { FixServer } from '../../src/core/formats/fixes/index.ts';
import type { Case, Mode } from './cases.ts';
import type { Ports } from './client.ts';
import type { Started } from './started.ts';

/** A case, and its lines if they are to be in effect. */
export interface Configured {
  readonly case: Case;
  readonly lines: string | undefined;
}

/** The parts of one run of a server. */
export interface Setup {
  /** Empty, and for this run only. */
  readonly folder: string;
  readonly mode: Mode;
  readonly cases: readonly Configured[];
  /** The port of the application that has the faults. */
  readonly application: number;
  /** The files of a certificate: chain and key. */
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
   * Installs the server in a cache folder.
   * @throws if that is impossible
   */
  bring(cache: string): ReadyServer;
}

/** Inserts lines in their place. */
export function indented(lines: string | undefined, indent: string): string {
  return (lines ?? '')
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line))
    .join('\n');
}
