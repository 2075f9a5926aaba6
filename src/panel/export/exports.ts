/** Writes chains to files, one after another, has the browser save them, and reports the progress to the store. */
import type { RedirectChain } from '../../core/chain/chain.ts';
import { t } from '../../core/text/i18n.ts';
import type { Exports } from '../state/surroundings.ts';
import { createTaskQueue } from '../state/task-queue.ts';
import type { PanelState, PanelStore } from '../state/types.ts';
import { type FileTask, toFileTask, type Writer } from './export-file.ts';
import type { DoTask, Outcome } from './steps.ts';

/** A file to be written, and the chains for it. */
interface Waiting extends FileTask {
  readonly chains: readonly RedirectChain[];
}

/** Milliseconds before a file's progress is shown; most files take less. */
const UNNOTICED = 400;

/**
 * @param doTask writes a file
 * @param save has the browser save a file
 */
export function createExports(
  store: PanelStore,
  doTask: DoTask,
  save: (blob: Blob, name: string) => void,
  writer: Omit<Writer, 'now'>,
): Exports {
  const set = (change: (state: PanelState) => Partial<PanelState>) =>
    store.update((state) => ({ ...state, ...change(state) }));
  const tell = (exporting: PanelState['exporting']) => set(() => ({ exporting }));

  const complain = (problem: string) =>
    set(({ importProblems }) => ({ importProblems: [...importProblems, problem] }));

  const queue = createTaskQueue<Waiting>(
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
    write: (chains, options) =>
      queue.add([{ chains, ...toFileTask(options, { ...writer, now: new Date() }) }]),
    cancel: queue.cancel,
    preview(chains, secretNames, take) {
      const done = (outcome: Outcome) => {
        if (outcome.type !== 'file') take(outcome);
      };
      return doTask(chains, { type: 'preview', secretNames }, { progress: () => {}, done });
    },
  };
}

/** Reports a file's progress once it has taken a while. */
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

/**
 * Has the browser save a file. The file never leaves the machine: the link points to the panel's own blob, which needs
 * no permission.
 */
export function saveFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the blob a moment after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
