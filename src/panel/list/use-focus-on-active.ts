import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Moves the focus to the active row.
 * @param id the ID of the active row
 * @returns a function to call before a key makes another row active. Checking where the focus is would not work: the
 * focused row may have scrolled out of view and been removed before the new one exists.
 */
export function useFocusOnActive(
  scroller: RefObject<HTMLElement | null>,
  id: string | undefined,
): () => void {
  const due = useRef(false);
  useLayoutEffect(() => {
    if (id === undefined || !due.current) return;
    due.current = false;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(id)}"]`);
    row?.focus({ preventScroll: true });
  }, [scroller, id]);
  return () => {
    due.current = true;
  };
}
