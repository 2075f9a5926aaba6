import type { ComponentProps } from 'react';
import { t } from '../core/text/i18n.ts';
import { ExportMenu } from './export/ExportMenu.tsx';
import { FilterBar } from './filter/FilterBar.tsx';
import { ImportButton } from './import/ImportButton.tsx';
import type { PanelActions } from './state/actions.ts';
import type { PanelState } from './state/types.ts';
import { backgroundRecordingText } from './ui/background-recording.ts';
import { Checkbox } from './ui/controls/Checkbox.tsx';
import { IconButton } from './ui/controls/IconButton.tsx';
import { type Shortcut, shortcutText } from './ui/keyboard/shortcuts.ts';

interface ToolbarProps {
  readonly state: PanelState;
  /** Whether there is anything to export. */
  readonly canExport: boolean;
  readonly actions: PanelActions;
  readonly mac: boolean;
  readonly filter: Pick<
    ComponentProps<typeof FilterBar>,
    'input' | 'suggest' | 'troubleId' | 'onApproach'
  >;
  readonly onSettings: () => void;
  readonly onHelp: () => void;
}

/** The controls above the list. */
export function Toolbar(props: ToolbarProps) {
  const { state, canExport, actions, mac, filter, onSettings, onHelp } = props;
  const tip = (label: string, shortcut: Shortcut) => `${label} (${shortcutText(shortcut, mac)})`;
  return (
    <div
      className="toolbar"
      role="toolbar"
      aria-label={state.canRecord ? t`Recording` : t`Files and filter`}
    >
      {state.canRecord && <RecordingControls state={state} actions={actions} tip={tip} />}
      <FilterBar
        text={state.filter}
        tip={tip(t`Text, or terms such as status:3xx, -method:GET, domain:*.example.com`, 'filter')}
        troubleId={filter.troubleId}
        input={filter.input}
        onChange={actions.setFilter}
        suggest={filter.suggest}
        onApproach={filter.onApproach}
      />
      <span className="toolbar-end">
        {!state.isReport && (
          <ImportButton canRecord={state.canRecord} onFiles={actions.importFiles} />
        )}
        <ExportMenu state={state} canExport={canExport} actions={actions} />
        <span className="toolbar-icons">
          <IconButton icon="settings" label={t`Settings`} tip={t`Settings`} onClick={onSettings} />
          <IconButton
            icon="help"
            label={t`Help`}
            tip={tip(t`Keyboard shortcuts and marks`, 'help')}
            onClick={onHelp}
          />
        </span>
      </span>
    </div>
  );
}

interface RecordingControlsProps extends Pick<ToolbarProps, 'state' | 'actions'> {
  readonly tip: (label: string, shortcut: Shortcut) => string;
}

function RecordingControls({ state, actions, tip }: RecordingControlsProps) {
  return (
    <>
      <IconButton
        icon="record"
        label={t`Record`}
        tip={tip(state.recording ? t`Stop recording` : t`Record`, 'record')}
        pressed={state.recording}
        onClick={() => actions.setRecording(!state.recording)}
      />
      <IconButton
        icon="clear"
        label={t`Clear`}
        tip={tip(t`Clear`, 'clear')}
        onClick={actions.clear}
      />
      <span className="toolbar-gap" />
      <Checkbox
        label={t`Preserve log`}
        tip={t`Keep chains when the page reloads or navigates`}
        checked={state.preserveLog}
        onChange={actions.setPreserveLog}
      />
      <Checkbox
        label={t`Record in background`}
        className="roomy"
        tip={backgroundRecordingText()}
        checked={state.backgroundRecording}
        onChange={(on) => actions.changeSettings({ backgroundRecording: on })}
      />
    </>
  );
}
