/** Reads one file, in a worker that the panel terminates when it is done, or in a page that contains the file. */
import { FileReading } from '../../core/formats/file-reading.ts';
import { type FileImport, refuse } from '../../core/formats/imported.ts';
import { readPieces } from '../../core/formats/read-pieces.ts';
import { t } from '../../core/text/i18n.ts';
import { byPercent } from '../state/task-queue.ts';
import type { Progress } from '../state/types.ts';
import type { WorkerMessage, WorkerTask } from './steps.ts';

/** How many chains the panel takes in at a time, which takes it a few milliseconds. */
const PART = 250;

/**
 * Listens, in the worker, for a file to read.
 * @param speakLanguage sets the language of texts by its tag
 */
export function listenForFile(speakLanguage: (tag: string) => Promise<void>): void {
  addEventListener('message', ({ data: { file, language } }: MessageEvent<WorkerTask>) => {
    speakLanguage(language)
      .then(() => readFile(file, (progress) => post({ type: 'progress', progress })))
      .then(postParts)
      .catch((error) => {
        // The file may fit into memory, but not its content.
        post({ type: 'end', result: refuse(t`Couldn’t read the file: ${String(error)}.`) });
      });
  });
}

/**
 * Reads a file.
 * @param progress is called with the progress
 */
export async function readFile(
  file: Blob,
  progress: (reached: Progress) => void,
): Promise<FileImport> {
  const reading = new FileReading();
  const pieces = await readPieces(file, {
    piece: (text) => reading.add(text),
    progress: byPercent((share) => progress({ stage: 'reading', share })),
  });
  if (!pieces.ok) return pieces;
  if (reading.isWhole) progress({ stage: 'parsing', share: 0 });
  const imported = reading.end();
  return imported.ok ? { ...imported, notes: [...pieces.notes, ...imported.notes] } : imported;
}

function postParts(imported: FileImport): void {
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
