/** The worker that writes one file: it is posted chains and what to do with them, and is ended by the panel. */
import type { RedirectChain } from '../../core/chain/chain.ts';
import { t } from '../../core/text/i18n.ts';
import { speakLanguage } from '../../worker-language.ts';
import { byPercent } from '../state/task-queue.ts';
import type { FromWorker, Task, ToWorker } from './steps.ts';
import { work } from './work.ts';

const chains: RedirectChain[] = [];

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'chains') {
    for (const chain of data.chains) chains.push(chain);
    post({ type: 'more' });
    return;
  }
  start(data.task, data.language).catch((error) => {
    // There may be no room for a file, though there is for its chains.
    post({ type: 'failed', problem: t`Couldn’t write the file: ${String(error)}.` });
  });
});

async function start(task: Task, language: string): Promise<void> {
  await speakLanguage(language);
  post(
    work(
      chains,
      task,
      byPercent((share) => post({ type: 'progress', share })),
    ),
  );
}

function post(message: FromWorker): void {
  postMessage(message);
}
