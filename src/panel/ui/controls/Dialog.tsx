import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { t } from '../../../core/text/i18n.ts';
import { CloseButton } from './CloseButton.tsx';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A card over the panel, which waits meanwhile; the focus stays within it, and goes back to where it was. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element?.open) element?.showModal();
    // Not the first thing that can be pressed, which is what closes it.
    content.current?.focus();
    // Closed before it is taken away: only that gives the focus back.
    return () => element?.close();
  }, []);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // The keys of the panel below are not the dialog's.
    event.stopPropagation();
    if (event.key === 'Tab' && wrapFocus(event.currentTarget, event.shiftKey))
      event.preventDefault();
    if (event.key !== 'Escape') return;
    // Else DevTools would open its drawer.
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
        // Its own padding belongs to its content: what is the dialog itself is around it.
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
 * Leads Tab from the last control to the first, and back: past them, the browser would leave the panel for DevTools.
 * @returns whether it did
 */
function wrapFocus(dialog: Element, isBack: boolean): boolean {
  const controls = [...dialog.querySelectorAll<HTMLElement>('button, input, select, a[href]')];
  const [first, last] = [controls[0], controls.at(-1)];
  const { activeElement } = document;
  const isAtEnd = isBack
    ? !controls.includes(activeElement as HTMLElement) || activeElement === first
    : activeElement === last;
  if (isAtEnd) (isBack ? last : first)?.focus();
  return isAtEnd;
}
