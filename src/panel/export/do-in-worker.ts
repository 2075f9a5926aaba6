/** Writes in a worker of its own, so that the panel answers meanwhile and the writing can be stopped at any time. */
import type { PackedViewer } from '../../core/formats/report/viewer-page.ts';
import { language } from '../../core/text/i18n.ts';
import { type DoTask, type FromWorker, failureText, type Task, type ToWorker } from './steps.ts';

/** How many chains are handed over at a time: a few milliseconds' work for the panel. */
const PART = 250;

/** What it takes to write beside the page. */
export interface WritingMeans {
  /** Starts the worker that export/worker.ts is. */
  startWorker(): Worker;
  /** Gives what a report is shown by; asked for when there is a report to write. */
  loadViewer(): Promise<PackedViewer>;
}

/** See `DoTask`. */
export const doInWorker =
  ({ startWorker, loadViewer }: WritingMeans): DoTask =>
  (chains, task, listener) => {
    const worker = startWorker();
    const post = (message: ToWorker) => worker.postMessage(message);
    const fail = () => {
      worker.terminate();
      listener.done({ type: 'failed', problem: failureText(task) });
    };
    const give = (whole: Task) => post({ type: 'task', task: whole, language: language() });
    let handed = 0;
    const handOver = () => {
      if (handed >= chains.length) {
        if (task.type === 'write' && task.format === 'report')
          loadViewer().then((viewer) => give({ ...task, viewer }), fail);
        else give(task);
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
      // What ends a worker so is too little memory, above all.
      fail();
    });
    handOver();
    return () => worker.terminate();
  };
