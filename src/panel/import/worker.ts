/** The worker that reads one file: it is posted the file, posts steps, and is ended by the panel. */
import { FileReading } from '../../core/formats/file-reading.ts';
import { type FileImport, refuse } from '../../core/formats/imported.ts';
import { readPieces } from '../../core/formats/read-pieces.ts';
import { t } from '../../core/text/i18n.ts';
import { speakLanguage } from '../../worker-language.ts';
import { byPercent } from '../state/task-queue.ts';
import type { WorkerMessage, WorkerTask } from './steps.ts';

/** How many chains the panel takes in at a time: a few milliseconds' work. */
const PART = 250;

addEventListener('message', ({ data }: MessageEvent<WorkerTask>) => {
  read(data).catch((error) => {
    // There may be no room for what is in the file, though there was for the file.
    post({ type: 'end', result: refuse(t`Couldn’t read the file: ${String(error)}.`) });
  });
});

async function read({ file, language }: WorkerTask): Promise<void> {
  await speakLanguage(language);
  const reading = new FileReading();
  const progress = byPercent((share) =>
    post({ type: 'progress', progress: { stage: 'reading', share } }),
  );
  const pieces = await readPieces(file, { piece: (text) => reading.add(text), progress });
  if (!pieces.ok) {
    post({ type: 'end', result: pieces });
    return;
  }
  if (reading.isWhole) post({ type: 'progress', progress: { stage: 'parsing', share: 0 } });
  const imported = reading.end();
  hand(imported.ok ? { ...imported, notes: [...pieces.notes, ...imported.notes] } : imported);
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
