/** How a file is read, step by step: what the worker tells the panel, and the panel its store. */
import type { RedirectChain } from '../../core/chain/chain.ts';
import type { ImportedFile, Refused } from '../../core/formats/imported.ts';
import type { Progress } from '../state/types.ts';

/** What the worker is posted. */
export interface WorkerTask {
  readonly file: File;
  /** As `language` says. */
  readonly language: string;
}

/** What the worker posts. Chains come in parts, so that the panel is never busy with taking them in for long. */
export type WorkerMessage =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'chains'; readonly chains: readonly RedirectChain[] }
  | { readonly type: 'end'; readonly result: Omit<ImportedFile, 'chains'> | Refused };

export interface ReadListener {
  progress(progress: Progress): void;
  /** The last call. */
  done(result: ImportedFile | Refused): void;
}

/** Reads a file off the main thread; gives the function that stops it, after which nothing more is told. */
export type ReadFile = (file: File, listener: ReadListener) => () => void;
