/** What a worker does that reads one file: it is posted the file, posts steps, and is ended by the panel. */
import { type FileImport, refuse } from '../../core/formats/imported.ts';
import { t } from '../../core/text/i18n.ts';
import { readFile } from './reading.ts';
import type { WorkerMessage, WorkerTask } from './steps.ts';

/** How many chains the panel takes in at a time: a few milliseconds' work. */
const PART = 250;

/** @param speakLanguage has texts speak the language of a tag */
export function listenForFile(speakLanguage: (tag: string) => Promise<void>): void {
  addEventListener('message', ({ data: { file, language } }: MessageEvent<WorkerTask>) => {
    speakLanguage(language)
      .then(() => readFile(file, (progress) => post({ type: 'progress', progress })))
      .then(hand)
      .catch((error) => {
        // There may be no room for what is in the file, though there was for the file.
        post({ type: 'end', result: refuse(t`Couldn’t read the file: ${String(error)}.`) });
      });
  });
}

/** Hands over what was read, in parts. */
function hand(imported: FileImport): void {
  if (!imported.ok) {
    post({ type: 'end', result: imported });
    return;
  }
  const { chains, places: _places, ...result } = imported;
  for (let from = 0; from < chains.length; from += PART) {
    post({ type: 'chains', chains: chains.slice(from, from + PART) });
    post({ type: 'progress', progress: { stage: 'opening', share: from / chains.length } });
  }
  post({ type: 'end', result });
}

function post(message: WorkerMessage): void {
  postMessage(message);
}
