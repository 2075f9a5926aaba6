import type { PanelActions } from '../state/actions.ts';
import type { Sentence } from './notices.ts';
import { SentenceAction } from './SentenceAction.tsx';

interface NoticeProps {
  readonly sentence: Sentence | undefined;
  readonly actions: PanelActions;
}

/** A line above the status bar. Always in the document, so that screen readers announce what appears in it. */
export function Notice({ sentence, actions }: NoticeProps) {
  return (
    <div role="status">
      {sentence && (
        <div className="notice" data-notice={sentence.kind}>
          <span>{sentence.text}</span>
          <SentenceAction sentence={sentence} actions={actions} />
        </div>
      )}
    </div>
  );
}
