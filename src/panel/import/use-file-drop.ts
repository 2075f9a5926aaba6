/** Files dropped on the panel. */
import { useEffect, useState } from 'react';

/**
 * Handles files dropped anywhere on the page, for which the browser would otherwise leave the panel.
 * @param take undefined to ignore dropped files
 * @returns whether files are being dragged over the page
 */
export function useFileDrop(take: ((files: readonly File[]) => void) | undefined): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const listening = new AbortController();
    const on = (type: 'dragover' | 'drop' | 'dragleave', listener: (event: DragEvent) => void) =>
      addEventListener(type, listener, { signal: listening.signal });
    on('dragover', (event) => {
      if (!hasFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = take ? 'copy' : 'none';
      setIsOver(take !== undefined);
    });
    on('dragleave', (event) => {
      // Moving from one element to another also fires this event.
      if (event.relatedTarget === null) setIsOver(false);
    });
    on('drop', (event) => {
      if (!hasFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      setIsOver(false);
      take?.([...event.dataTransfer.files]);
    });
    return () => listening.abort();
  }, [take]);
  return isOver;
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}
