/** Reads a file in a worker of its own, so that the panel answers meanwhile and the reading can be stopped at any time. */
import type { EnrichedChain } from '../../core/network-log.ts';
import type { ReadHarFile, WorkerMessage } from './steps.ts';

/** See `ReadHarFile`. The worker is a file of the extension: the policy lets no other in. */
export const readInWorker: ReadHarFile = (file, listener) => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const chains: EnrichedChain[] = [];
  worker.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) => {
    switch (data.type) {
      case 'progress':
        listener.progress(data.progress);
        break;
      case 'chains':
        chains.push(...data.chains);
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
    // What ends a worker so is too little memory, above all.
    listener.done({ ok: false, problem: `The file cannot be read: ${reasonOf(event)}.` });
  });
  worker.postMessage(file);
  return () => worker.terminate();
};

function reasonOf({ message }: ErrorEvent): string {
  return message ? message.replace(/[.\s]+$/, '') : 'the browser gives no reason';
}
