/** Opens files as sessions, one after the other, and keeps the store told of how far that is. */
import type { ImportedFile, Refused } from '../../core/formats/imported.ts';
import { openSession, toSession } from '../state/sessions.ts';
import type { Imports } from '../state/surroundings.ts';
import type { PanelState, PanelStore, Progress } from '../state/types.ts';
import type { ReadFile } from './steps.ts';

const BEGINNING: Progress = { stage: 'reading', share: 0 };

/** @param read how to read a file */
export function createImports(store: PanelStore, read: ReadFile): Imports {
  const waiting: File[] = [];
  let stop: (() => void) | undefined;
  let opened = 0;

  const set = (change: (state: PanelState) => Partial<PanelState>) =>
    store.update((state) => ({ ...state, ...change(state) }));
  const tell = ({ name }: File, progress: Progress) =>
    set(() => ({ importing: { ...progress, name, waiting: waiting.length } }));

  function next(): void {
    const file = waiting.shift();
    stop = undefined;
    if (!file) {
      set(() => ({ importing: undefined }));
      return;
    }
    tell(file, BEGINNING);
    stop = read(file, {
      progress: (progress) => tell(file, progress),
      done(result) {
        take(file.name, result);
        next();
      },
    });
  }

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

  return {
    open(files) {
      for (const file of files) waiting.push(file);
      set(({ importing }) => ({
        importProblems: [],
        importing: importing && { ...importing, waiting: waiting.length },
      }));
      if (!stop) next();
    },
    cancel() {
      waiting.length = 0;
      stop?.();
      next();
    },
  };
}
