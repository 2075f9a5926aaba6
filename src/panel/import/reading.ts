/** Reads one file, step by step: what the worker does, and what a page does with the file that it carries. */
import { FileReading } from '../../core/formats/file-reading.ts';
import type { FileImport } from '../../core/formats/imported.ts';
import { readPieces } from '../../core/formats/read-pieces.ts';
import { byPercent } from '../state/task-queue.ts';
import type { Progress } from '../state/types.ts';

/** @param progress is told how far it is */
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
