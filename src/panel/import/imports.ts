/** Opens files as sessions, one after another, and reports the progress to the store. */
import type { ImportedFile, Refused } from '../../core/formats/imported.ts';
import { openSession, toSession } from '../state/sessions.ts';
import type { Imports } from '../state/surroundings.ts';
import { createTaskQueue } from '../state/task-queue.ts';
import type { PanelState, PanelStore, Progress } from '../state/types.ts';
import type { ReadFile } from './steps.ts';

const BEGINNING: Progress = { stage: 'reading', share: 0 };

/** @param read reads a file */
export function createImports(store: PanelStore, read: ReadFile): Imports {
  let opened = 0;
  const set = (change: (state: PanelState) => Partial<PanelState>) =>
    store.update((state) => ({ ...state, ...change(state) }));

  function take(name: string, result: ImportedFile | Refused): void {
    if (result.ok) {
      opened += 1;
      const session = toSession(`import ${opened}`, name, result);
      store.update((state) => openSession(state, session));
      return;
    }
    const problem = `${name}: ${result.problem}`;
    set(({ importProblems }) => ({ importProblems: [...importProblems, problem] }));
  }

  const queue = createTaskQueue<File>(
    (file, done) => {
      const { name } = file;
      const progress = (reached: Progress) =>
        set(() => ({ importing: { ...reached, name, waiting: queue.waiting } }));
      progress(BEGINNING);
      return read(file, {
        progress,
        done(result) {
          take(name, result);
          done();
        },
      });
    },
    () => set(() => ({ importing: undefined })),
  );

  return {
    open(files) {
      set(() => ({ importProblems: [] }));
      queue.add(files);
      set(({ importing }) => ({
        importing: importing && { ...importing, waiting: queue.waiting },
      }));
    },
    cancel: queue.cancel,
  };
}
