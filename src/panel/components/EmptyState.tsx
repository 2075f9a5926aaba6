import type { PanelActions } from '../actions.ts';
import type { Sentence } from '../notices.ts';
import { SentenceAction } from './SentenceAction.tsx';

interface EmptyStateProps {
  readonly sentence: Sentence;
  readonly actions: PanelActions;
}

/** What stands where the list would be. */
export function EmptyState({ sentence, actions }: EmptyStateProps) {
  return (
    <div className="empty" data-empty={sentence.kind}>
      {sentence.text !== '' && <p>{sentence.text}</p>}
      <SentenceAction sentence={sentence} actions={actions} />
    </div>
  );
}
