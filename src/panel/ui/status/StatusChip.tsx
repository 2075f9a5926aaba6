import type { MouseEvent } from 'react';
import { t } from '../../../core/text/i18n.ts';
import { PopoverButton } from '../controls/PopoverButton.tsx';
import { StatusCard } from './StatusCard.tsx';
import type { CardSubject } from './status-card.ts';
import type { StepTone } from './status-steps.ts';

interface StatusChipProps {
  readonly subject: CardSubject;
  readonly tone: StepTone;
  /** Safe to show. */
  readonly text: string;
  /** In the list the focus stays with the row, and the keyboard has the chip in the details. */
  readonly inRow?: boolean;
}

/** A status that opens its card. */
export function StatusChip({ subject, tone, text, inRow }: StatusChipProps) {
  return (
    <PopoverButton
      className="step status-chip"
      tone={tone}
      title={typeof subject === 'number' ? t`What ${subject} means` : t`What this means`}
      tabIndex={inRow ? -1 : undefined}
      onMouseDown={inRow ? keepFocus : undefined}
      label={text}
      cardName={text}
      cardClassName="card"
    >
      {(close) => <StatusCard subject={subject} onClose={close} />}
    </PopoverButton>
  );
}

function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}
