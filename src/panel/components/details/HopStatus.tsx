import type { Hop } from '../../../core/chain/chain.ts';
import { statusOf } from '../../details/hop-text.ts';
import { chipText, subjectOf } from '../../details/status-card.ts';
import type { Mark } from '../../list/marks.ts';
import { FoldedText } from '../FoldedText.tsx';
import { MarkSign } from '../MarkSign.tsx';
import { StatusChip } from '../StatusChip.tsx';

interface HopStatusProps {
  readonly hop: Hop;
  /** Its answer may still come. */
  readonly waiting: boolean;
  readonly mark?: Mark | undefined;
}

/** The answer to a hop; a redirect's opens its card. */
export function HopStatus({ hop, waiting, mark }: HopStatusProps) {
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
          <StatusChip subject={subject} tone={tone} text={chip} />
          <FoldedText text={rest} />
        </>
      )}
    </span>
  );
}
