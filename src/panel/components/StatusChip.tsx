import { type MouseEvent, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { CardSubject } from '../status-card.ts';
import type { StepTone } from '../status-steps.ts';
import { useCard } from '../use-card.ts';
import { StatusCard } from './StatusCard.tsx';

interface StatusChipProps {
  readonly subject: CardSubject;
  readonly tone: StepTone;
  /** Safe to show. */
  readonly text: string;
  /** In the list the focus stays with the row, and the keyboard has the chip in the details. */
  readonly inRow?: boolean;
}

/** A status that opens its card. The popover is the browser's own: it closes others, and by a click elsewhere. */
export function StatusChip({ subject, tone, text, inRow }: StatusChipProps) {
  const id = useId();
  const chip = useRef<HTMLButtonElement>(null);
  const card = useRef<HTMLDivElement>(null);
  const { place, onBeforeToggle, onToggle, onKeyDown, onBlur, close } = useCard(chip, card);
  return (
    <>
      <button
        ref={chip}
        type="button"
        className="step status-chip"
        data-tone={tone}
        title={typeof subject === 'number' ? `What ${subject} means` : 'What this means'}
        aria-haspopup="dialog"
        popoverTarget={id}
        tabIndex={inRow ? -1 : undefined}
        onMouseDown={inRow ? keepFocus : undefined}
        onKeyDown={onKeyDown}
      >
        {text}
      </button>
      {createPortal(
        <div
          ref={card}
          id={id}
          popover="auto"
          role="dialog"
          aria-label={text}
          className="card"
          tabIndex={-1}
          style={place}
          onBeforeToggle={onBeforeToggle}
          onToggle={onToggle}
          onKeyDown={onKeyDown}
          onBlur={onBlur}
          onClick={(event) => event.stopPropagation()}
        >
          {place && <StatusCard subject={subject} onClose={close} />}
        </div>,
        document.body,
      )}
    </>
  );
}

function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}
