/** The worker that reads one file: it is posted the file, posts steps, and is ended by the panel. */
import { parseHar } from '../../core/har/parse-har.ts';
import { readText } from './read-text.ts';
import type { WorkerMessage } from './steps.ts';

/** How many chains the panel takes in at a time: a few milliseconds' work. */
const PART = 250;

addEventListener('message', ({ data }: MessageEvent<File>) => {
  read(data).catch((error) => {
    // There may be no room for what is in the file, though there was for the file.
    post({ type: 'end', result: { ok: false, problem: `The file cannot be read: ${error}.` } });
  });
});

async function read(file: File): Promise<void> {
  let told = -1;
  const reading = (share: number) => {
    const percent = Math.floor(share * 100);
    if (percent === told) return;
    told = percent;
    post({ type: 'progress', progress: { stage: 'reading', share } });
  };
  const text = await readText(file, reading);
  if (!text.ok) {
    post({ type: 'end', result: text });
    return;
  }
  post({ type: 'progress', progress: { stage: 'parsing', share: 0 } });
  const har = parseHar(text.text);
  if (!har.ok) {
    post({ type: 'end', result: har });
    return;
  }
  const { chains, ...result } = har;
  for (let from = 0; from < chains.length; from += PART) {
    post({ type: 'chains', chains: chains.slice(from, from + PART) });
    post({ type: 'progress', progress: { stage: 'opening', share: from / chains.length } });
  }
  post({ type: 'end', result });
}

function post(message: WorkerMessage): void {
  postMessage(message);
}
