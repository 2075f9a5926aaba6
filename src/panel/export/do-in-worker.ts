/** Writes in a dedicated worker, so that the panel stays responsive and the export can be canceled at any time. */
import type { PackedViewer } from '../../core/formats/report/viewer-page.ts';
import { language } from '../../core/text/i18n.ts';
import { type DoTask, type FromWorker, failureText, type Task, type ToWorker } from './steps.ts';

/** How many chains are passed to the worker at a time, which takes the panel a few milliseconds. */
const PART = 250;

/** What writing needs from the page. */
export interface WritingMeans {
  /** Starts the worker in export/worker.ts. */
  startWorker(): Worker;
  /** Loads the viewer that a report contains; called only for a report. */
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
      // The usual cause is too little memory.
      fail();
    });
    handOver();
    return () => worker.terminate();
  };
