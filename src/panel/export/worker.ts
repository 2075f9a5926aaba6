/** The worker that writes one file: it is posted chains and what to do with them, and is ended by the panel. */
import type { EnrichedChain } from '../../core/chain/network-facts.ts';
import { t } from '../../core/text/i18n.ts';
import { speakLanguage } from '../../worker-language.ts';
import type { FromWorker, Task, ToWorker } from './steps.ts';
import { work } from './work.ts';

const chains: EnrichedChain[] = [];

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
  let told = -1;
  const progress = (share: number) => {
    const percent = Math.floor(share * 100);
    if (percent === told) return;
    told = percent;
    post({ type: 'progress', share });
  };
  post(work(chains, task, progress));
}

function post(message: FromWorker): void {
  postMessage(message);
}
