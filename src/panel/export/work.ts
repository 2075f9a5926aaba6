/** What the worker does with chains. Pure, but for the Blob. */

import { attempt } from '../../core/chain/attempt.ts';
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
export function work(
  chains: readonly RedirectChain[],
  task: Task,
  progress: (share: number) => void,
): Outcome {
  if (task.type === 'preview') {
    const { secretNames } = task;
    const replaced = previewRedaction(chains, { secretNames, onProgress: progress });
    return { type: 'preview', replaced };
  }
  try {
    return { type: 'file', blob: write(chains, task, progress) };
  } catch (error) {
    // What cannot be written must not keep the rest from being saved.
    const writable = chains.filter((chain) =>
      attempt(() => write([chain], task) !== undefined, false),
    );
    if (writable.length === 0 || writable.length === chains.length) throw error;
    const leftOut = chains.length - writable.length;
    return { type: 'file', blob: write(writable, task), leftOut };
  }
}

function write(
  chains: readonly RedirectChain[],
  task: WriteTask,
  progress: (share: number) => void = () => {},
): Blob {
  const onProgress = (share: number) => progress(share * REDACTED);
  const shown = toShown(chains, { ...task, onProgress });
  const from = task.includeSecrets ? 0 : REDACTED;
  const { write, mediaType } = formatOf(task.format);
  return toBlob(write(shown, task), mediaType, (written) =>
    progress(from + (1 - from) * Math.min(1, written / shown.length)),
  );
}

/** A file may be longer than any string. */
function toBlob(pieces: Iterable<string>, type: string, written: (count: number) => void): Blob {
  const parts: Blob[] = [];
  let begun = '';
  let count = 0;
  for (const piece of pieces) {
    begun += piece;
    count += 1;
    if (begun.length < PIECE) continue;
    parts.push(new Blob([begun]));
    begun = '';
    written(count);
  }
  return new Blob([...parts, begun], { type });
}
