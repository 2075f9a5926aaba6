/** The worker that writes one file: the panel posts chains and a task to it, and terminates it when it is done. */
import type { RedirectChain } from '../../core/chain/chain.ts';
import { formatOf } from '../../core/formats/index.ts';
import { toShown } from '../../core/formats/redacted-findings.ts';
import { previewRedaction } from '../../core/redact/redact.ts';
import { byPercent } from '../state/task-queue.ts';
import { type FromWorker, failureText, type Outcome, type Task, type ToWorker } from './steps.ts';

type WriteTask = Extract<Task, { type: 'write' }>;

/** Share of the work that redaction takes: about as long as everything else. */
const REDACTED = 0.5;

/** Characters of text that are collected before they go into a Blob. */
const PIECE = 1 << 20;

/**
 * Listens for chains and a task.
 * @param speakLanguage sets the language of texts by its tag
 */
export function listenForChains(speakLanguage: (tag: string) => Promise<void>): void {
  const chains: RedirectChain[] = [];
  const progress = byPercent((share) => post({ type: 'progress', share }));
  addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
    if (data.type === 'chains') {
      for (const chain of data.chains) chains.push(chain);
      post({ type: 'more' });
      return;
    }
    speakLanguage(data.language)
      .then(() => work(chains, data.task, progress))
      .then(post)
      .catch((error) => {
        // The chains may fit into memory, but not the file.
        post({ type: 'failed', problem: failureText(data.task, String(error)) });
      });
  });
}

function post(message: FromWorker): void {
  postMessage(message);
}

/**
 * Does a task. Pure, except that it creates a Blob.
 * @param progress is called with the progress, from 0 to 1
 */
export async function work(
  chains: readonly RedirectChain[],
  task: Task,
  progress: (share: number) => void,
): Promise<Outcome> {
  if (task.type === 'preview') {
    const { secretNames } = task;
    const replaced = previewRedaction(chains, { secretNames, onProgress: progress });
    return { type: 'preview', replaced };
  }
  try {
    return { type: 'file', blob: await write(chains, task, progress) };
  } catch (error) {
    // A chain that can't be written must not prevent the others from being saved.
    const writable: RedirectChain[] = [];
    for (const chain of chains) if (await isWritable(chain, task)) writable.push(chain);
    if (writable.length === 0 || writable.length === chains.length) throw error;
    const leftOut = chains.length - writable.length;
    return { type: 'file', blob: await write(writable, task), leftOut };
  }
}

function isWritable(chain: RedirectChain, task: WriteTask): Promise<boolean> {
  return write([chain], task).then(
    () => true,
    () => false,
  );
}

async function write(
  chains: readonly RedirectChain[],
  task: WriteTask,
  progress: (share: number) => void = () => {},
): Promise<Blob> {
  const onProgress = (share: number) => progress(share * REDACTED);
  const shown = toShown(chains, { ...task, onProgress });
  const from = task.includeSecrets ? 0 : REDACTED;
  const { write, mediaType } = formatOf(task.format);
  return toBlob(write(shown, task), mediaType, (written) =>
    progress(from + (1 - from) * Math.min(1, written / shown.length)),
  );
}

/** Collects pieces in Blobs, because a file may be longer than any string. */
async function toBlob(
  pieces: Iterable<string> | AsyncIterable<string>,
  type: string,
  written: (count: number) => void,
): Promise<Blob> {
  const parts: Blob[] = [];
  let begun = '';
  let count = 0;
  for await (const piece of pieces) {
    begun += piece;
    count += 1;
    if (begun.length < PIECE) continue;
    parts.push(new Blob([begun]));
    begun = '';
    written(count);
  }
  return new Blob([...parts, begun], { type });
}
