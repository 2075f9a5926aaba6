import { t } from '../../../core/text/i18n.ts';
import { MarkSign } from '../../ui/chain/MarkSign.tsx';
import type { FindingView } from './finding-view.ts';

interface FindingListProps {
  readonly findings: readonly FindingView[];
  /** Shows the finding beside its hop. */
  readonly onShow: (finding: FindingView) => void;
}

/** All findings of a chain, one line each, linked to their hops. */
export function FindingList({ findings, onShow }: FindingListProps) {
  return (
    <ul className="findings" aria-label={t`Findings`}>
      {findings.map((finding) => (
        <li key={`${finding.id} ${finding.hop}`}>
          <button type="button" onClick={() => onShow(finding)}>
            <MarkSign mark={finding.severity} title={finding.title} />
            <span className="findings-text">{finding.text}</span>
            <span className="muted">{t`hop ${finding.hop + 1}`}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
