import type { PanelActions } from '../state/actions.ts';
import type { PanelState } from '../state/types.ts';
import { backgroundRecordingText } from '../ui/background-recording.ts';
import { Checkbox } from '../ui/controls/Checkbox.tsx';
import type { Sentence } from './notices.ts';
import { SentenceAction } from './SentenceAction.tsx';

interface EmptyStateProps {
  readonly state: PanelState;
  readonly sentence: Sentence;
  readonly actions: PanelActions;
}

/** What is shown in place of an empty list. */
export function EmptyState({ state, sentence, actions }: EmptyStateProps) {
  return (
    <div className="empty" data-empty={sentence.kind}>
      {sentence.text !== '' && <p>{sentence.text}</p>}
      <SentenceAction sentence={sentence} actions={actions} />
      {sentence.offersBackgroundRecording && (
        <Checkbox
          label={backgroundRecordingText()}
          checked={state.backgroundRecording}
          onChange={(on) => actions.changeSettings({ backgroundRecording: on })}
        />
      )}
    </div>
  );
}
