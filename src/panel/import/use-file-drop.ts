/** Files that are dropped on the panel. */
import { useEffect, useState } from 'react';

/**
 * Takes what is dropped anywhere on the page. Without it the browser would leave the panel for the file.
 * @param take undefined where no file is taken: it is dropped in vain
 * @returns whether files are being held over the page
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
      // From one element to another it leaves, too.
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
