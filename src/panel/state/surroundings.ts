/** What lies around the store, as far as actions use it. */
import type { RedirectChain } from '../../core/chain/chain.ts';
import type { CopyOptions } from '../../core/formats/copy-as/copied.ts';
import type { CopyFormat } from '../../core/formats/copy-as/index.ts';
import type { Software } from '../../core/formats/imported.ts';
import type { ExportFormat } from '../../core/formats/index.ts';
import type { RedactedName } from '../../core/redact/redact.ts';
import type { OpenMessage, Subscription } from '../../messages.ts';
import type { Settings } from '../../settings.ts';

export interface Connection {
  /** Tells the background what the panel wants now; it answers with a snapshot. */
  subscribe(subscription: Subscription): void;
  /** Asks the background for something, as soon as it is there. */
  send(message: OpenMessage): void;
}

export interface Imports {
  /** Opens each file as a session, after those that still wait. What was refused before is forgotten. */
  open(files: readonly File[]): void;
  /** Stops the file that is being read, and forgets those that wait. */
  cancel(): void;
}

/** What an export would replace, or why that could not be found out. */
export type Preview = { readonly replaced: readonly RedactedName[] } | { readonly problem: string };

export interface Exports {
  /** Writes chains to a file, after the files that are still waiting, and has the browser save it. */
  write(chains: readonly RedirectChain[], options: FileOptions): void;
  /** Stops the file that is being written, and forgets those that wait. */
  cancel(): void;
  /**
   * Finds out what would be replaced, and tells it once.
   * @returns the function that stops it
   */
  preview(
    chains: readonly RedirectChain[],
    secretNames: readonly string[],
    take: (preview: Preview) => void,
  ): () => void;
}

export interface FileOptions {
  readonly format: ExportFormat;
  readonly includeSecrets: boolean;
  readonly secretNames: readonly string[];
  /** The chain whose details are open. */
  readonly open: string | undefined;
  /** How many older chains were given up for lack of room. */
  readonly dropped: number;
  /** What is known of the file that they were read from; undefined where they were recorded here. */
  readonly source: { readonly browser: Software | undefined } | undefined;
}

export interface Surroundings {
  /** Undefined where there is no tab to record. */
  readonly connection: Connection | undefined;
  readonly imports: Imports;
  readonly exports: Exports;
  readonly reloadPage: () => void;
  /** Opens a URL in a tab where there is no connection that would. */
  readonly openUrl?: (url: string) => void;
  /** Opens recordings to try the viewer with; undefined where there are none. */
  readonly openExample?: (() => void) | undefined;
  readonly saveSettings: (settings: Partial<Settings>) => void;
  readonly resetSettings: () => void;
  readonly showInNetwork: ((url: string) => void) | undefined;
  /** Gives what is to be said of it, as the next one does. */
  readonly copyText: (text: string) => string;
  readonly copyChain: (format: CopyFormat, chain: RedirectChain, options: CopyOptions) => string;
}
