import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Moves the focus to the active row.
 * @param id the active row's
 * @returns what to call before a key makes another row the active one. Asking where the focus is would not do: the row
 *   that had it may be out of view, and gone before the new one is there.
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
