import { type MouseEventHandler, type ReactNode, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useCard } from './use-card.ts';

interface PopoverButtonProps {
  /** The button's content. */
  readonly label: ReactNode;
  readonly className: string;
  readonly title: string;
  /** The button's accessible name if its label is not text. */
  readonly name?: string;
  readonly tone?: string;
  readonly disabled?: boolean;
  readonly tabIndex?: number | undefined;
  readonly onMouseDown?: MouseEventHandler | undefined;
  readonly cardName: string;
  readonly cardClassName: string;
  /** The card's content, created each time it opens. */
  readonly children: (close: () => void) => ReactNode;
}

/** A button that opens a card. The card is a native popover, which closes others and closes on a click elsewhere. */
export function PopoverButton(props: PopoverButtonProps) {
  const { label, className, title, name, tone, disabled, tabIndex, onMouseDown } = props;
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const card = useRef<HTMLDivElement>(null);
  const { place, onBeforeToggle, onToggle, onKeyDown, onBlur, close } = useCard(button, card);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        data-tone={tone}
        aria-label={name}
        aria-haspopup="dialog"
        title={title}
        disabled={disabled}
        popoverTarget={id}
        tabIndex={tabIndex}
        onMouseDown={onMouseDown}
        onKeyDown={onKeyDown}
      >
        {label}
      </button>
      {createPortal(
        <div
          ref={card}
          id={id}
          popover="auto"
          role="dialog"
          aria-label={props.cardName}
          className={props.cardClassName}
          tabIndex={-1}
          style={place}
          onBeforeToggle={onBeforeToggle}
          onToggle={onToggle}
          onKeyDown={onKeyDown}
          onBlur={onBlur}
          // React propagates clicks in a portal to its React parent: a row, which they would select.
          onClick={(event) => event.stopPropagation()}
        >
          {place && props.children(close)}
        </div>,
        document.body,
      )}
    </>
  );
}

/** Indicates that a button opens something. */
export function DropArrow() {
  return (
    <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true">
      <path d="M1 2.5l3 3l3-3" />
    </svg>
  );
}
