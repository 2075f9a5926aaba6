import { useEffect, useRef } from 'react';
import { type Shortcut, shortcutOf } from './shortcuts.ts';

/** Has the panel's shortcuts do something, wherever the focus is, but for a dialog. */
export function useShortcuts(mac: boolean, handlers: Readonly<Record<Shortcut, () => void>>): void {
  const current = useRef(handlers);
  current.current = handlers;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event;
      const shortcut = shortcutOf(event, mac, isField(target));
      if (!shortcut || (target instanceof Element && target.closest('dialog'))) return;
      event.preventDefault();
      event.stopPropagation();
      current.current[shortcut]();
    };
    // Before the listener that Chromium puts on the document: it hands such keys on to DevTools, which has its own use
    // for them.
    addEventListener('keydown', onKeyDown, { capture: true });
    return () => removeEventListener('keydown', onKeyDown, { capture: true });
  }, [mac]);
}

/** Returns whether characters are for an element itself. */
function isField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
