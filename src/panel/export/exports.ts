/** Writes chains to files, one after another, and reports the progress to the store. */
import type { RedirectChain } from '../../core/chain/chain.ts';
import { formatOf } from '../../core/formats/index.ts';
import { t } from '../../core/text/i18n.ts';
import type { Exports, FileOptions } from '../state/surroundings.ts';
import { createTaskQueue } from '../state/task-queue.ts';
import type { PanelState, PanelStore } from '../state/types.ts';
import { fileTime, toSoftware, type Writer } from './export-file.ts';
import type { DoTask, Outcome, Task } from './steps.ts';

/** A file to be written. */
export interface FileTask {
  readonly name: string;
  readonly chains: readonly RedirectChain[];
  readonly task: Extract<Task, { type: 'write' }>;
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
    write: (chains, options) =>
      queue.add([toFileTask(chains, options, { ...writer, now: new Date() })]),
    cancel: queue.cancel,
    preview(chains, secretNames, take) {
      const done = (outcome: Outcome) => {
        if (outcome.type !== 'file') take(outcome);
      };
      return doTask(chains, { type: 'preview', secretNames }, { progress: () => {}, done });
    },
  };
}

/** Says which file to write, and how. */
export function toFileTask(
  chains: readonly RedirectChain[],
  { source, ...options }: FileOptions,
  { version, userAgent, now }: Writer,
): FileTask {
  const { extension } = formatOf(options.format);
  const name = `redirects-${fileTime(now)}`;
  return {
    name: `${name}.${extension}`,
    chains,
    task: {
      type: 'write',
      ...options,
      name,
      creator: { name: 'Detour', version },
      browser: source ? source.browser : toSoftware(userAgent),
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
