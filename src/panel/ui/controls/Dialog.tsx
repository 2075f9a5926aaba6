import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { t } from '../../../core/text/i18n.ts';
import { controlsIn } from '../keyboard/controls-in.ts';
import { CloseButton } from './CloseButton.tsx';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal dialog; the focus stays inside, and returns to where it was. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element?.open) element?.showModal();
    // Not the first focusable element, which is the close button.
    content.current?.focus();
    // Closed before it is removed: only this restores the focus.
    return () => element?.close();
  }, []);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // The panel below must not handle the dialog's keys.
    event.stopPropagation();
    if (event.key === 'Tab' && wrapFocus(event.currentTarget, event.shiftKey))
      event.preventDefault();
    if (event.key !== 'Escape') return;
    // Otherwise DevTools would open its drawer.
    event.preventDefault();
    onClose();
  };
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={titleId}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        // The padding belongs to the content; a click on the dialog element itself is a click outside of it.
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div ref={content} className="dialog-content" tabIndex={-1}>
        <header className="card-header">
          <h2 id={titleId}>{title}</h2>
          <CloseButton name={t`Close`} onClick={onClose} />
        </header>
        {children}
      </div>
    </dialog>
  );
}

/**
 * Moves Tab from the last control to the first, and back; otherwise the browser would move the focus from the panel to
 * DevTools.
 * @returns whether it did
 */
function wrapFocus(dialog: Element, isBack: boolean): boolean {
  const controls = controlsIn(dialog);
  const [first, last] = [controls[0], controls.at(-1)];
  const { activeElement } = document;
  const isAtEnd = isBack
    ? !controls.includes(activeElement as HTMLElement) || activeElement === first
    : activeElement === last;
  if (isAtEnd) (isBack ? last : first)?.focus();
  return isAtEnd;
}
