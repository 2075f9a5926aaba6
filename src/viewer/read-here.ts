/**
 * Reads a file that the page contains in the page itself, since starting a worker would take longer than reading it.
 */
import { refuse } from '../core/formats/imported.ts';
import { t } from '../core/text/i18n.ts';
import { readFile } from '../panel/import/reading.ts';
import type { ReadFile } from '../panel/import/steps.ts';

/** See `ReadFile`. */
export const readHere: ReadFile = (file, { progress, done }) => {
  let isStopped = false;
  const unlessStopped =
    <Told>(tell: (told: Told) => void) =>
    (told: Told) => {
      if (!isStopped) tell(told);
    };
  readFile(file, unlessStopped(progress)).then(unlessStopped(done), (error) =>
    unlessStopped(done)(refuse(t`Couldn’t read the file: ${String(error)}.`)),
  );
  return () => {
    isStopped = true;
  };
};
