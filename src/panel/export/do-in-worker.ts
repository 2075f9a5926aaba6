/** Writes in a worker of its own, so that the panel answers meanwhile and the writing can be stopped at any time. */
import { language } from '../../core/text/i18n.ts';
import { type DoTask, type FromWorker, failureText, type ToWorker } from './steps.ts';

/** How many chains are handed over at a time: a few milliseconds' work for the panel. */
const PART = 250;

/** See `DoTask`. The worker is a file of the extension: the policy lets no other in. */
export const doInWorker: DoTask = (chains, task, listener) => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const post = (message: ToWorker) => worker.postMessage(message);
  let handed = 0;
  const handOver = () => {
    if (handed >= chains.length) {
      post({ type: 'task', task, language: language() });
      return;
    }
    post({ type: 'chains', chains: chains.slice(handed, handed + PART) });
    handed += PART;
  };
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    switch (data.type) {
      case 'more':
        handOver();
        break;
      case 'progress':
        listener.progress(data.share);
        break;
      default:
        worker.terminate();
        listener.done(data);
    }
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    worker.terminate();
    // What ends a worker so is too little memory, above all.
    listener.done({ type: 'failed', problem: failureText(task) });
  });
  handOver();
  return () => worker.terminate();
};
