/** A server or framework: how it is brought, and how it is started. */

import type { Way } from './row.ts';

export interface Started {
  /** The first is the program. */
  readonly command: readonly string[];
  readonly folder?: string;
  readonly env?: NodeJS.ProcessEnv;
}

export interface MeasuredServer {
  /** As in lab/measured/servers.json. */
  readonly name: string;
  /** What of its settings is not as it comes; absent for none. */
  readonly setting?: string;
  /** Brings what it needs, once, and tells its version. Throws where it cannot be had. */
  bring(): string;
  /**
   * Tells how to start it.
   * @param port where it is to listen, on loopback
   * @param upstream the port of what it stands in front of; absent where it redirects by itself
   */
  start(port: number, upstream?: number): Started;
  /** Where its ways are asked for, if elsewhere than the others'. */
  readonly paths?: Partial<Record<Way, string>>;
  /** It answers before it has read its routes: they are there once this path is. */
  readonly lastPath?: string;
  /** It can stand in front of another one, and others are measured behind it. */
  readonly isProxy?: true;
}
