/** How chains become a file, step by step: what the panel tells the worker, and the worker the panel. */
import type { RedirectChain } from '../../core/chain/chain.ts';
import type { ExportFormat, WriteOptions } from '../../core/formats/index.ts';
import type { RedactedName } from '../../core/redact/redact.ts';
import { t } from '../../core/text/i18n.ts';

/** What is to be done with the chains: written as a file, or only looked at for what would be replaced. */
export type Task =
  | (WriteOptions & { readonly type: 'write'; readonly format: ExportFormat })
  | { readonly type: 'preview'; readonly secretNames: readonly string[] };

/** What follows from it. */
export type Outcome =
  /** `leftOut` chains could not be written; absent where all were. */
  | { readonly type: 'file'; readonly blob: Blob; readonly leftOut?: number }
  | { readonly type: 'preview'; readonly replaced: readonly RedactedName[] }
  | { readonly type: 'failed'; readonly problem: string };

/** What the worker is posted: chains in parts, each once it asks for more, and then what to do with them. */
export type ToWorker =
  | { readonly type: 'chains'; readonly chains: readonly RedirectChain[] }
  | { readonly type: 'task'; readonly task: Task; readonly language: string };

/** What the worker posts. */
export type FromWorker =
  | { readonly type: 'more' }
  | { readonly type: 'progress'; readonly share: number }
  | Outcome;

export interface TaskListener {
  /** From 0 to 1. */
  progress(share: number): void;
  /** The last call. */
  done(outcome: Outcome): void;
}

/** Does a task off the main thread; gives the function that stops it, after which nothing more is told. */
export type DoTask = (
  chains: readonly RedirectChain[],
  task: Task,
  listener: TaskListener,
) => () => void;

/** @param reason absent where the browser gave none */
export function failureText({ type }: Task, reason?: string): string {
  if (type === 'preview')
    return reason === undefined
      ? t`Couldn’t search for secrets; the browser gave no reason.`
      : t`Couldn’t search for secrets: ${reason}.`;
  return reason === undefined
    ? t`Couldn’t write the file; the browser gave no reason.`
    : t`Couldn’t write the file: ${reason}.`;
}
