import { t } from '../../core/text/i18n.ts';
import type { PanelActions } from '../state/actions.ts';
import type { PanelState } from '../state/types.ts';
import { Disclosure } from '../ui/controls/Disclosure.tsx';
import {
  exportView,
  type ProgressView,
  progressView,
  type SessionFacts,
  sessionChoices,
  sessionFacts,
} from './session-view.ts';

interface SessionBarProps {
  readonly state: PanelState;
  readonly actions: PanelActions;
}

/** The sessions, a summary of the displayed imported one, and the progress of the next. */
export function SessionBar({ state, actions }: SessionBarProps) {
  const choices = sessionChoices(state);
  const facts = sessionFacts(state);
  return (
    <>
      {(choices.length > 0 || facts) && (
        <div className="sessions">
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields */}
          <div
            className="session-choices"
            role="group"
            aria-label={t`Sessions`}
            hidden={choices.length === 0}
          >
            {choices.map(({ id, label, title, shown }) => (
              <button
                key={id}
                type="button"
                className="session"
                aria-pressed={shown}
                title={title}
                onClick={() => actions.showSession(id)}
              >
                {label}
              </button>
            ))}
          </div>
          {facts && (
            <Facts key={facts.id} facts={facts} canClose={!state.isReport} actions={actions} />
          )}
        </div>
      )}
      <ImportStatus state={state} actions={actions} />
    </>
  );
}

interface FactsProps {
  readonly facts: SessionFacts;
  readonly canClose: boolean;
  readonly actions: PanelActions;
}

function Facts({ facts: { id, text, title, notes }, canClose, actions }: FactsProps) {
  return (
    <>
      <span className="session-facts" data-part="session" title={title}>
        {text}
      </span>
      {canClose && (
        <button
          type="button"
          className="button"
          aria-label={t`Close imported session`}
          title={t`Close this session without changing the file`}
          onClick={() => actions.closeSession(id)}
        >
          {t`Close`}
        </button>
      )}
      {notes.length > 0 && (
        <Disclosure
          part="notes"
          summary={notes.length === 1 ? t`1 note` : t`${notes.length} notes`}
        >
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}

/** Always in the document, so that screen readers announce what appears in it. */
function ImportStatus({ state, actions }: SessionBarProps) {
  const reading = progressView(state);
  const writing = exportView(state);
  const problems = state.importProblems;
  return (
    <div role="status">
      {reading && (
        <ProgressNotice kind="importing" progress={reading} onCancel={actions.cancelImport} />
      )}
      {writing && (
        <ProgressNotice kind="exporting" progress={writing} onCancel={actions.cancelExport} />
      )}
      {problems.length > 0 && (
        <div className="notice" data-notice="import-problem">
          <span>{problems.join('\n')}</span>
          <button type="button" className="button" onClick={actions.dismissImportProblems}>
            {t`Dismiss`}
          </button>
        </div>
      )}
    </div>
  );
}

interface ProgressNoticeProps {
  readonly kind: 'importing' | 'exporting';
  readonly progress: ProgressView;
  readonly onCancel: () => void;
}

function ProgressNotice({ kind, progress: { text, share }, onCancel }: ProgressNoticeProps) {
  return (
    <div className="notice" data-notice={kind}>
      <span>{text}</span>
      <progress aria-hidden="true" value={share} />
      <button type="button" className="button" onClick={onCancel}>
        {t`Cancel`}
      </button>
    </div>
  );
}
