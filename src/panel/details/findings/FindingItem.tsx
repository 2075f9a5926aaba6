import type { RedirectChain } from '../../../core/chain/chain.ts';
import { MarkSign } from '../../ui/chain/MarkSign.tsx';
import { WhatIf } from '../../ui/what-if/WhatIf.tsx';
import { FixSnippets } from './FixSnippets.tsx';
import type { FindingView } from './finding-view.ts';

interface FindingItemProps {
  readonly chain: RedirectChain;
  readonly finding: FindingView;
}

/** A finding in full: what happened, why, what to change, and how. */
export function FindingItem({ chain, finding }: FindingItemProps) {
  const { id, hop, severity, text, title, explanation, remedy, reference, fixes } = finding;
  return (
    <div className="finding" data-finding={id} data-at={hop} data-severity={severity}>
      <p className="finding-line">
        <MarkSign mark={severity} title={title} />
        <strong data-part="finding-text">{text}</strong>
      </p>
      <div className="finding-body">
        <p className="explanation" data-part="explanation">
          {explanation}{' '}
          <a href={reference.url} target="_blank" rel="noreferrer">
            {reference.text}
          </a>
        </p>
        {remedy !== undefined && <p data-part="remedy">{remedy}</p>}
        {fixes.length > 0 && <FixSnippets fixes={fixes} />}
        {finding.whatIf !== undefined && (
          <WhatIf chain={chain} hop={hop} initial={finding.whatIf} />
        )}
      </div>
    </div>
  );
}
