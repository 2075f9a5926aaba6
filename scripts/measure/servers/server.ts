/** A server or framework: how it is installed, and how it is started. */

import type { Way } from './row.ts';

export interface Started {
  /** The first word is the program. */
  readonly command: readonly string[];
  readonly folder?: string;
  readonly env?: NodeJS.ProcessEnv;
}

export interface MeasuredServer {
  /** As in lab/measured/servers.json. */
  readonly name: string;
  /** Its settings other than the defaults; absent if none. */
  readonly setting?: string;
  /** Installs what it needs, once, and returns its version. Throws if that is impossible. */
  bring(): string;
  /**
   * Returns how to start it.
   * @param port the loopback port to listen on
   * @param upstream the port of the server behind it; absent if it redirects itself
   */
  start(port: number, upstream?: number): Started;
  /** The paths of its redirects, if they differ from the others'. */
  readonly paths?: Partial<Record<Way, string>>;
  /** If it responds before its routes are ready: a path that exists once they are. */
  readonly lastPath?: string;
  /** Whether it can be in front of another server, so that others are measured behind it. */
  readonly isProxy?: true;
}
