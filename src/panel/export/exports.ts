/** Writes chains as files, one after the other, and keeps the store told of how far that is. */
import type { RedirectChain } from '../../core/chain/chain.ts';
import { t } from '../../core/text/i18n.ts';
import type { Exports } from '../state/surroundings.ts';
import { createTaskQueue } from '../state/task-queue.ts';
import type { PanelState, PanelStore } from '../state/types.ts';
import type { DoTask, Outcome, Task } from './steps.ts';

/** A file to be written. */
export interface FileTask {
  readonly name: string;
  readonly chains: readonly RedirectChain[];
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

  const complain = (problem: string) =>
    set(({ importProblems }) => ({ importProblems: [...importProblems, problem] }));

  const queue = createTaskQueue<FileTask>(
    ({ name, chains, task }, done) => {
      const notice = lateNotice((share) => tell({ name, share }));
      const end = doTask(chains, task, {
        progress: notice.progress,
        done(outcome) {
          notice.stop();
          if (outcome.type === 'file') {
            save(outcome.blob, name);
            if (outcome.leftOut) complain(`${name}: ${leftOutText(outcome.leftOut)}`);
          }
          if (outcome.type === 'failed') complain(`${name}: ${outcome.problem}`);
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
      const done = (outcome: Outcome) => {
        if (outcome.type !== 'file') take(outcome);
      };
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

function leftOutText(count: number): string {
  return count === 1
    ? t`1 chain couldn’t be written and is missing from the file.`
    : t`${count} chains couldn’t be written and are missing from the file.`;
}
