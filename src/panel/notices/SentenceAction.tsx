import { t } from '../../core/text/i18n.ts';
import type { PanelActions } from '../state/actions.ts';
import type { Sentence } from './notices.ts';

interface SentenceActionProps {
  readonly sentence: Sentence;
  readonly actions: PanelActions;
}

/** The button that goes with a sentence, if any. */
export function SentenceAction({ sentence, actions }: SentenceActionProps) {
  switch (sentence.action) {
    case undefined:
      return null;
    case 'reload-page':
      return <Action label={t`Reload page`} onClick={actions.reloadPage} />;
    case 'resume-recording':
      return <Action label={t`Resume recording`} onClick={() => actions.setRecording(true)} />;
    case 'clear-filter':
      return <Action label={t`Clear filter`} onClick={() => actions.setFilter('')} />;
    case 'dismiss-trouble':
      return <Action label={t`Dismiss`} onClick={actions.dismissTrouble} />;
  }
}

function Action({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <button type="button" className="button" onClick={onClick}>
      {label}
    </button>
  );
}
