import { useEffect, useRef } from 'react';
import { focusRemaining } from './parts.ts';

/**
 * Gives the focus to what remains where what had it is gone: with a session that was closed, or a list that was cleared.
 * Else the next Tab would begin at the panel's top, and arrow keys do nothing.
 * @param reason its change is when to look
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
    // A list draws its rows once it knows its height.
    const frame = requestAnimationFrame(() => {
      const isLost = last.current && !last.current.isConnected;
      if (isLost && document.activeElement === document.body) focusRemaining();
    });
    return () => cancelAnimationFrame(frame);
  }, [reason]);
}
