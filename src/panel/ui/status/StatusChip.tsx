import type { MouseEvent } from 'react';
import type { RedirectChain } from '../../../core/chain/chain.ts';
import { t } from '../../../core/text/i18n.ts';
import { PopoverButton } from '../controls/PopoverButton.tsx';
import { StatusCard } from './StatusCard.tsx';
import type { CardSubject } from './status-card.ts';
import type { StepTone } from './status-steps.ts';

interface StatusChipProps {
  /** The chain, and the index of the hop whose response it was. */
  readonly chain: RedirectChain;
  readonly hop: number;
  readonly subject: CardSubject;
  readonly tone: StepTone;
  /** Display-safe. */
  readonly text: string;
  /** In the list, the focus stays with the row; keyboard users reach the chip in the details. */
  readonly inRow?: boolean;
}

/** A status that opens its card. */
export function StatusChip({ chain, hop, subject, tone, text, inRow }: StatusChipProps) {
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
      {(close) => <StatusCard chain={chain} hop={hop} subject={subject} onClose={close} />}
    </PopoverButton>
  );
}

function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}
