import { useEffect, useRef } from 'react';
import { focusRemaining } from './parts.ts';

/**
 * Moves the focus to what remains when the focused element was removed, with a closed session or a cleared list.
 * Otherwise the next Tab would start at the top of the panel, and arrow keys would do nothing.
 * @param reason checks the focus when it changes
 */
export function useKeptFocus(reason: string): void {
  const last = useRef<Element>(undefined);
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof Element) last.current = target;
    };
    addEventListener('focusin', remember);
    return () => removeEventListener('focusin', remember);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    // A list renders its rows once it knows its height.
    const frame = requestAnimationFrame(() => {
      const isLost = last.current && !last.current.isConnected;
      if (isLost && document.activeElement === document.body) focusRemaining();
    });
    return () => cancelAnimationFrame(frame);
  }, [reason]);
}
