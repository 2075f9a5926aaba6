import type { PanelActions } from '../state/actions.ts';
import type { Sentence } from './notices.ts';
import { SentenceAction } from './SentenceAction.tsx';

interface NoticeProps {
  readonly sentence: Sentence | undefined;
  readonly actions: PanelActions;
}

/** One quiet line above the status bar. Its place is always there, so that screen readers hear what comes into it. */
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
