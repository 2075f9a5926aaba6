/**
 * Reads a file in a dedicated worker, so that the panel stays responsive and the import can be canceled at any time.
 */
import type { RedirectChain } from '../../core/chain/chain.ts';
import { refuse } from '../../core/formats/imported.ts';
import { language, t } from '../../core/text/i18n.ts';
import type { ReadFile, WorkerMessage, WorkerTask } from './steps.ts';

/** See `ReadFile`; `startWorker` starts the worker in import/worker.ts. */
export const readInWorker =
  (startWorker: () => Worker): ReadFile =>
  (file, listener) => {
    const worker = startWorker();
    const chains: RedirectChain[] = [];
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) => {
      switch (data.type) {
        case 'progress':
          listener.progress(data.progress);
          break;
        case 'chains':
          for (const chain of data.chains) chains.push(chain);
          break;
        case 'end':
          worker.terminate();
          listener.done(data.result.ok ? { ...data.result, chains } : data.result);
          break;
      }
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      worker.terminate();
      // The usual cause is too little memory.
      listener.done(refuse(problemOf(event)));
    });
    const task: WorkerTask = { file, language: language() };
    worker.postMessage(task);
    return () => worker.terminate();
  };

function problemOf({ message }: ErrorEvent): string {
  return message
    ? t`Couldn’t read the file: ${message.replace(/[.\s]+$/, '')}.`
    : t`Couldn’t read the file; the browser gave no reason.`;
}
