/** What a worker does that writes one file: it is posted chains and what to do with them, and is ended by the panel. */
import type { RedirectChain } from '../../core/chain/chain.ts';
import { byPercent } from '../state/task-queue.ts';
import { type FromWorker, failureText, type ToWorker } from './steps.ts';
import { work } from './work.ts';

/** @param speakLanguage has texts speak the language of a tag */
export function listenForChains(speakLanguage: (tag: string) => Promise<void>): void {
  const chains: RedirectChain[] = [];
  const progress = byPercent((share) => post({ type: 'progress', share }));
  addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
    if (data.type === 'chains') {
      for (const chain of data.chains) chains.push(chain);
      post({ type: 'more' });
      return;
    }
    speakLanguage(data.language)
      .then(() => work(chains, data.task, progress))
      .then(post)
      .catch((error) => {
        // There may be no room for a file, though there is for its chains.
        post({ type: 'failed', problem: failureText(data.task, String(error)) });
      });
  });
}

function post(message: FromWorker): void {
  postMessage(message);
}
