import type { RedirectChain } from '../../core/chain/chain.ts';
import { statusOf } from '../ui/chain/hop-text.ts';
import { MarkSign } from '../ui/chain/MarkSign.tsx';
import type { Mark } from '../ui/chain/marks.ts';
import { StatusChip } from '../ui/status/StatusChip.tsx';
import { chipText, subjectOf } from '../ui/status/status-card.ts';
import { FoldedText } from '../ui/text/FoldedText.tsx';

interface HopStatusProps {
  readonly chain: RedirectChain;
  readonly index: number;
  /** Whether the response may still arrive. */
  readonly waiting: boolean;
  readonly mark?: Mark | undefined;
}

/** A hop's response; a redirect's response opens its card. */
export function HopStatus({ chain, index, waiting, mark }: HopStatusProps) {
  const hop = chain.hops[index] ?? chain.hops[0];
  const { text, tone } = statusOf(hop, waiting);
  const subject = subjectOf(hop);
  const { chip, rest } = chipText(text);
  return (
    <span className="hop-status" data-part="status">
      {mark && (
        <>
          <MarkSign mark={mark} />{' '}
        </>
      )}
      {subject === undefined ? (
        <span className="step" data-tone={tone}>
          <FoldedText text={text} />
        </span>
      ) : (
        <>
          <StatusChip subject={subject} tone={tone} text={chip} chain={chain} hop={index} />
          <FoldedText text={rest} />
        </>
      )}
    </span>
  );
}
