/** What the actions need from outside the store. */
import type { RedirectChain } from '../../core/chain/chain.ts';
import type { CopyOptions } from '../../core/formats/copy-as/copied.ts';
import type { CopyFormat } from '../../core/formats/copy-as/index.ts';
import type { Software } from '../../core/formats/imported.ts';
import type { ExportFormat } from '../../core/formats/index.ts';
import type { RedactedName } from '../../core/redact/redact.ts';
import type { OpenMessage, Subscription } from '../../messages.ts';
import type { Settings } from '../../settings.ts';

export interface Connection {
  /** Tells the background script what the panel needs; it responds with a snapshot. */
  subscribe(subscription: Subscription): void;
  /** Sends a request to the background script as soon as it is connected. */
  send(message: OpenMessage): void;
}

export interface Imports {
  /** Opens each file as a session, after those still waiting. Clears earlier import problems. */
  open(files: readonly File[]): void;
  /** Cancels the current file and those still waiting. */
  cancel(): void;
}

/** What an export would replace, or why that is unknown. */
export type Preview = { readonly replaced: readonly RedactedName[] } | { readonly problem: string };

export interface Exports {
  /** Writes chains to a file, after the files that are still waiting, and has the browser save it. */
  write(chains: readonly RedirectChain[], options: FileOptions): void;
  /** Cancels the current file and those still waiting. */
  cancel(): void;
  /**
   * Searches for what would be replaced, and reports it once.
   * @returns a function that cancels the search
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
  /** The ID of the chain whose details are open. */
  readonly open: string | undefined;
  /** How many older chains were evicted because of the storage limit. */
  readonly dropped: number;
  /** What is known about the file that the chains came from; undefined if they were recorded here. */
  readonly source: { readonly browser: Software | undefined } | undefined;
}

export interface Surroundings {
  /** Undefined if there is no tab to record. */
  readonly connection: Connection | undefined;
  readonly imports: Imports;
  readonly exports: Exports;
  readonly reloadPage: () => void;
  /** Opens a URL in a tab if there is no connection to do so. */
  readonly openUrl?: (url: string) => void;
  /** Opens the viewer's example recordings; undefined if there are none. */
  readonly openExample?: (() => void) | undefined;
  readonly saveSettings: (settings: Partial<Settings>) => void;
  readonly resetSettings: () => void;
  readonly showInNetwork: ((url: string) => void) | undefined;
  /** Returns a message about the result, as does `copyChain`. */
  readonly copyText: (text: string) => string;
  readonly copyChain: (format: CopyFormat, chain: RedirectChain, options: CopyOptions) => string;
}
