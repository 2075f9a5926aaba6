/** Writes chains as files, one after the other, and keeps the store told of how far that is. */
import type { EnrichedChain } from '../../core/chain/network-facts.ts';
import type { Exports } from '../state/surroundings.ts';
import { createTaskQueue } from '../state/task-queue.ts';
import type { PanelState, PanelStore } from '../state/types.ts';
import type { DoTask, Outcome, Task } from './steps.ts';

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
  const set = (change: (state: PanelState) => Partial<PanelState>) =>
    store.update((state) => ({ ...state, ...change(state) }));
  const tell = (exporting: PanelState['exporting']) => set(() => ({ exporting }));

  const queue = createTaskQueue<FileTask>(
    ({ name, chains, task }, done) => {
      const notice = lateNotice((share) => tell({ name, share }));
      const end = doTask(chains, task, {
        progress: notice.progress,
        done(outcome) {
          notice.stop();
          if (outcome.type === 'file') save(outcome.blob, name);
          if (outcome.type === 'failed') {
            const problem = `${name}: ${outcome.problem}`;
            set(({ importProblems }) => ({ importProblems: [...importProblems, problem] }));
          }
          tell(undefined);
          done();
        },
      });
      return () => {
        notice.stop();
        end();
      };
    },
    () => tell(undefined),
  );

  return {
    write: (file) => queue.add([file]),
    cancel: queue.cancel,
    preview(chains, secretNames, take) {
      const done = (outcome: Outcome) => take(outcome.type === 'preview' ? outcome.replaced : []);
      return doTask(chains, { type: 'preview', secretNames }, { progress: () => {}, done });
    },
  };
}

/** Tells how far a file is, once that takes a while. */
function lateNotice(tell: (share: number) => void) {
  let share = 0;
  let isNoticed = false;
  const timer = setTimeout(() => {
    isNoticed = true;
    tell(share);
  }, UNNOTICED);
  return {
    progress(now: number) {
      share = now;
      if (isNoticed) tell(share);
    },
    stop: () => clearTimeout(timer),
  };
}
