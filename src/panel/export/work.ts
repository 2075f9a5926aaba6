/** What the worker does with chains. Pure, but for the Blob. */
import type { RedirectChain } from '../../core/chain/chain.ts';
import { formatOf } from '../../core/formats/index.ts';
import { toShown } from '../../core/formats/options.ts';
import { previewRedaction } from '../../core/redact/redact.ts';
import type { Outcome, Task } from './steps.ts';

type WriteTask = Extract<Task, { type: 'write' }>;

/** Taking the secrets out takes about as long as all the rest. */
const REDACTED = 0.5;

/** So much text, in characters, is put together before the Blob takes it over. */
const PIECE = 1 << 20;

/** @param progress is told how far it is, from 0 to 1 */
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
    // What cannot be written must not keep the rest from being saved.
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

/** A file may be longer than any string. */
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
