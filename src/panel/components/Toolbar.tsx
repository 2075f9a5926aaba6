import type { ComponentProps, ReactNode } from 'react';
import { t } from '../../core/i18n.ts';
import type { PanelActions } from '../actions.ts';
import { BACKGROUND_RECORDING, BACKGROUND_RECORDING_TIP } from '../notices.ts';
import { type Shortcut, shortcutText } from '../shortcuts.ts';
import type { PanelState } from '../store.ts';
import { Checkbox } from './Checkbox.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { FilterBar } from './FilterBar.tsx';
import { ImportButton } from './ImportButton.tsx';

interface ToolbarProps {
  readonly state: PanelState;
  /** There is something to export. */
  readonly canExport: boolean;
  readonly actions: PanelActions;
  readonly mac: boolean;
  readonly filter: Pick<
    ComponentProps<typeof FilterBar>,
    'input' | 'suggest' | 'troubleId' | 'onApproach'
  >;
}

/** The controls above the list. */
export function Toolbar({ state, canExport, actions, mac, filter }: ToolbarProps) {
  const tip = (label: string, shortcut: Shortcut) => `${label} (${shortcutText(shortcut, mac)})`;
  return (
    <div className="toolbar" role="toolbar" aria-label={t`Recording`}>
      <IconButton
        icon="record"
        label={t`Record`}
        tip={tip(state.recording ? t`Recording: stop` : t`Record`, 'record')}
        pressed={state.recording}
        onClick={() => actions.setRecording(!state.recording)}
      >
        {state.recording ? <circle cx="8" cy="8" r="5" /> : <circle cx="8" cy="8" r="4.5" />}
      </IconButton>
      <IconButton
        icon="clear"
        label={t`Clear`}
        tip={tip(t`Clear`, 'clear')}
        onClick={actions.clear}
      >
        <path d="M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11M4.2 4.2l7.6 7.6" />
      </IconButton>
      <span className="toolbar-gap" />
      <Checkbox
        label={t`Preserve log`}
        tip={t`Keep the chains when the page navigates`}
        checked={state.preserveLog}
        onChange={actions.setPreserveLog}
      />
      <Checkbox
        label={BACKGROUND_RECORDING}
        className="roomy"
        tip={`${BACKGROUND_RECORDING}: ${BACKGROUND_RECORDING_TIP}`}
        checked={state.backgroundRecording}
        onChange={actions.setBackgroundRecording}
      />
      <FilterBar
        text={state.filter}
        tip={tip(t`Text, or terms as status:3xx, -method:GET, domain:*.example.com`, 'filter')}
        troubleId={filter.troubleId}
        input={filter.input}
        onChange={actions.setFilter}
        suggest={filter.suggest}
        onApproach={filter.onApproach}
      />
      <span className="toolbar-end">
        <ImportButton onFiles={actions.importFiles} />
        <ExportMenu state={state} canExport={canExport} actions={actions} />
      </span>
    </div>
  );
}

interface IconButtonProps {
  /** What the styles know it by. */
  readonly icon: string;
  readonly label: string;
  readonly tip: string;
  readonly pressed?: boolean;
  readonly onClick: () => void;
  /** The drawing, on 16 × 16. */
  readonly children: ReactNode;
}

function IconButton({ icon, label, tip, pressed, onClick, children }: IconButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      data-icon={icon}
      aria-label={label}
      aria-pressed={pressed}
      title={tip}
      onClick={onClick}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        {children}
      </svg>
    </button>
  );
}
