import { useEffect, useRef } from 'react';
import { type Shortcut, shortcutOf } from './shortcuts.ts';

/** Handles the panel's shortcuts wherever the focus is, except in a dialog. */
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
    // Before the listener that Chromium adds to the document: it passes such keys on to DevTools, which uses them
    // itself.
    addEventListener('keydown', onKeyDown, { capture: true });
    return () => removeEventListener('keydown', onKeyDown, { capture: true });
  }, [mac]);
}

/** Returns whether an element takes characters itself. */
function isField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
