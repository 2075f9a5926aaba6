import { useState } from 'react';
import { t, translate } from '../../core/text/i18n.ts';
import { STORAGE_LIMITS, THEMES } from '../../settings.ts';
import type { PanelActions } from '../state/actions.ts';
import { withoutColumnChoice } from '../state/list-settings.ts';
import { liveSession } from '../state/sessions.ts';
import type { PanelState } from '../state/types.ts';
import { backgroundRecordingText } from '../ui/background-recording.ts';
import { Checkbox } from '../ui/controls/Checkbox.tsx';
import { Dialog } from '../ui/controls/Dialog.tsx';
import { SecretNames } from '../ui/controls/SecretNames.tsx';
import { themeName } from './theme.ts';

interface SettingsDialogProps {
  readonly state: PanelState;
  readonly actions: PanelActions;
  readonly onHelp: () => void;
  readonly onClose: () => void;
}

/** Permanent settings, shared by all panels. Every change takes effect immediately. */
export function SettingsDialog({ state, actions, onHelp, onClose }: SettingsDialogProps) {
  // Re-created when the settings are reset.
  const [resets, setResets] = useState(0);
  return (
    <Dialog title={t`Settings`} onClose={onClose}>
      <div className="settings">
        {state.canRecord && <RecordingSettings state={state} actions={actions} />}
        <fieldset>
          <legend>{t`Exports and copies`}</legend>
          <SecretNames
            key={resets}
            names={state.secretNames}
            onChange={(names) => actions.changeSettings({ secretNames: names })}
          />
          <p className="muted">{t`Their values are replaced in addition to the built-in secrets.`}</p>
        </fieldset>
        <AppearanceSettings state={state} actions={actions} />
        <div className="menu-buttons">
          {state.inspected === undefined && liveSession(state).tabId !== undefined && (
            <button type="button" className="button" onClick={actions.openPanel}>
              {t`Open in a tab`}
            </button>
          )}
          <button type="button" className="button" onClick={onHelp}>
            {t`Keyboard shortcuts`}
          </button>
          <ResetButton
            onReset={() => {
              actions.resetSettings();
              setResets(resets + 1);
            }}
          />
        </div>
      </div>
    </Dialog>
  );
}

type PartProps = Pick<SettingsDialogProps, 'state' | 'actions'>;

function RecordingSettings({ state, actions }: PartProps) {
  return (
    <fieldset>
      <legend>{t`Recording`}</legend>
      <Checkbox
        label={backgroundRecordingText()}
        checked={state.backgroundRecording}
        onChange={(on) => actions.changeSettings({ backgroundRecording: on })}
      />
      <label>
        {t`Storage limit for chains`}
        <select
          value={state.storageLimit}
          onChange={({ target }) => {
            const chosen = STORAGE_LIMITS.find((each) => String(each) === target.value);
            if (chosen) actions.changeSettings({ storageLimit: chosen });
          }}
        >
          {STORAGE_LIMITS.map((limit) => (
            <option key={limit} value={limit}>{t`${limit} MiB`}</option>
          ))}
        </select>
      </label>
      <p className="muted">
        {t`Shared by all tabs and kept in memory only. When the limit is exceeded, the oldest
          chains are evicted.`}
      </p>
    </fieldset>
  );
}

function AppearanceSettings({ state: { theme, list, canRecord }, actions }: PartProps) {
  return (
    <fieldset>
      <legend>{t`Appearance`}</legend>
      <div className="settings-choice" role="radiogroup" aria-label={t`Theme`}>
        {THEMES.map((each) => (
          <label key={each} className="checkbox">
            <input
              type="radio"
              name="theme"
              checked={theme === each}
              onChange={() => actions.changeSettings({ theme: each })}
            />
            {translate(themeName(each, canRecord))}
          </label>
        ))}
      </div>
      <button
        type="button"
        className="button"
        onClick={() => actions.setList(withoutColumnChoice(list))}
      >
        {t`Reset columns`}
      </button>
    </fieldset>
  );
}

/** It can't be undone, so it asks for confirmation in the same place. */
function ResetButton({ onReset }: { readonly onReset: () => void }) {
  const [asked, setAsked] = useState(false);
  return (
    <button
      type="button"
      className="button"
      onBlur={() => setAsked(false)}
      onClick={() => {
        if (asked) onReset();
        setAsked(!asked);
      }}
    >
      {asked ? t`Press again to reset all settings` : t`Reset all settings`}
    </button>
  );
}
