/** Writes chains as files, one after the other, and keeps the store told of how far that is. */
import type { EnrichedChain } from '../../core/chain/network-facts.ts';
import { t } from '../../core/text/i18n.ts';
import type { Exports } from '../state/surroundings.ts';
import type { PanelState, PanelStore } from '../state/types.ts';
import type { DoTask, Task } from './steps.ts';

/** A file to be written. */
export interface FileTask {
  readonly name: string;
  readonly chains: readonly EnrichedChain[];
  readonly task: Extract<Task, { type: 'write' }>;
}

export interface FileExports extends Exports {
  /** Writes a file, after those that still wait, and has it saved. */
  write(file: FileTask): void;
}

/** What most files take is not worth a word, in milliseconds. */
const UNNOTICED = 400;

/**
 * @param doTask how to write
 * @param save has the browser save a file
 */
export function createExports(
  store: PanelStore,
  doTask: DoTask,
  save: (blob: Blob, name: string) => void,
): FileExports {
  const waiting: FileTask[] = [];
  let stop: (() => void) | undefined;

  const set = (change: (state: PanelState) => Partial<PanelState>) =>
    store.update((state) => ({ ...state, ...change(state) }));

  function next(): void {
    const file = waiting.shift();
    stop = undefined;
    set(() => ({ exporting: undefined }));
    if (file) stop = start(file);
  }

  function start({ name, chains, task }: FileTask): () => void {
    let share = 0;
    let isNoticed = false;
    const tell = () => isNoticed && set(() => ({ exporting: { name, share } }));
    const timer = setTimeout(() => {
      isNoticed = true;
      tell();
    }, UNNOTICED);
    const end = doTask(chains, task, {
      progress(now) {
        share = now;
        tell();
      },
      done(outcome) {
        clearTimeout(timer);
        if (outcome.type === 'file') {
          save(outcome.blob, name);
          if (outcome.leftOut) complain(`${name}: ${leftOutText(outcome.leftOut)}`);
        }
        if (outcome.type === 'failed') complain(`${name}: ${outcome.problem}`);
        next();
      },
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }

  const complain = (problem: string) =>
    set(({ importProblems }) => ({ importProblems: [...importProblems, problem] }));

  return {
    write(file) {
      waiting.push(file);
      if (!stop) next();
    },
    cancel() {
      waiting.length = 0;
      stop?.();
      next();
    },
    preview(chains, secretNames, take) {
      return doTask(
        chains,
        { type: 'preview', secretNames },
        {
          progress: () => {},
          done: (outcome) => take(outcome.type === 'preview' ? outcome.replaced : []),
        },
      );
    },
  };
}

function leftOutText(count: number): string {
  return count === 1
    ? t`1 chain couldn’t be written and is missing from the file.`
    : t`${count} chains couldn’t be written and are missing from the file.`;
}
