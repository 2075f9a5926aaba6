/** The messages between the panel and the worker that reads a file. */
import type { RedirectChain } from '../../core/chain/chain.ts';
import type { ImportedFile, Refused } from '../../core/formats/imported.ts';
import type { Progress } from '../state/types.ts';

/** What the panel posts. */
export interface WorkerTask {
  readonly file: File;
  /** As returned by `language`. */
  readonly language: string;
}

/** What the worker posts. Chains arrive in parts, so that taking them in never blocks the panel for long. */
export type WorkerMessage =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'chains'; readonly chains: readonly RedirectChain[] }
  | { readonly type: 'end'; readonly result: Omit<ImportedFile, 'chains'> | Refused };

export interface ReadListener {
  progress(progress: Progress): void;
  /** Called once, at the end. */
  done(result: ImportedFile | Refused): void;
}

/** Reads a file off the main thread. Returns the function that cancels it; the listener is not called afterward. */
export type ReadFile = (file: File, listener: ReadListener) => () => void;
