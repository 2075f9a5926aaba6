/** The messages between the panel and the worker that writes a file. */
import type { RedirectChain } from '../../core/chain/chain.ts';
import type { ExportFormat, WriteOptions } from '../../core/formats/index.ts';
import type { RedactedName } from '../../core/redact/redact.ts';
import { t } from '../../core/text/i18n.ts';

/** What to do with the chains: write them to a file, or only find out what would be replaced. */
export type Task =
  | (WriteOptions & { readonly type: 'write'; readonly format: ExportFormat })
  | { readonly type: 'preview'; readonly secretNames: readonly string[] };

/** The result of a task. */
export type Outcome =
  /** `leftOut` is the number of chains that could not be written; absent if all were. */
  | { readonly type: 'file'; readonly blob: Blob; readonly leftOut?: number }
  | { readonly type: 'preview'; readonly replaced: readonly RedactedName[] }
  | { readonly type: 'failed'; readonly problem: string };

/** What the panel posts: chains in parts, each when the worker requests more, and then the task. */
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
  /** Called once, at the end. */
  done(outcome: Outcome): void;
}

/** Does a task off the main thread. Returns the function that cancels it; the listener is not called afterward. */
export type DoTask = (
  chains: readonly RedirectChain[],
  task: Task,
  listener: TaskListener,
) => () => void;

/** @param reason absent if the browser gave none */
export function failureText({ type }: Task, reason?: string): string {
  if (type === 'preview')
    return reason === undefined
      ? t`Couldn’t search for secrets; the browser gave no reason.`
      : t`Couldn’t search for secrets: ${reason}.`;
  return reason === undefined
    ? t`Couldn’t write the file; the browser gave no reason.`
    : t`Couldn’t write the file: ${reason}.`;
}
