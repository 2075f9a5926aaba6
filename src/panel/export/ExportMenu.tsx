import { useState } from 'react';
import { EXPORT_FORMATS } from '../../core/formats/index.ts';
import { numberText, t } from '../../core/text/i18n.ts';
import type { PanelActions } from '../state/actions.ts';
import type { ExportScope } from '../state/scope.ts';
import { shownSession } from '../state/sessions.ts';
import type { PanelState } from '../state/types.ts';
import { Checkbox } from '../ui/controls/Checkbox.tsx';
import { Disclosure } from '../ui/controls/Disclosure.tsx';
import { DropArrow, PopoverButton } from '../ui/controls/PopoverButton.tsx';
import { toScopes } from './export-choice.ts';
import { ReplacedSecrets } from './ReplacedSecrets.tsx';

interface ExportMenuProps {
  readonly state: PanelState;
  /** Whether there is anything to export. */
  readonly canExport: boolean;
  readonly actions: PanelActions;
}

/** A button for the usual export, and beside it the card with all others. */
export function ExportMenu({ state, canExport, actions }: ExportMenuProps) {
  return (
    <span className="split-button">
      <button
        type="button"
        className="button"
        disabled={!canExport}
        title={t`Export the displayed chains as a HAR file, without secrets`}
        onClick={() => actions.export({ format: 'har', scope: 'shown', includeSecrets: false })}
      >
        {t`Export HAR`}
      </button>
      <PopoverButton
        className="button"
        name={t`More export options`}
        title={t`Choose the format and chains, and preview what is replaced`}
        disabled={shownSession(state).chains.size === 0}
        label={<DropArrow />}
        cardName={t`Export`}
        cardClassName="card menu"
      >
        {(close) => <Choice state={state} actions={actions} onDone={close} />}
      </PopoverButton>
    </span>
  );
}

interface ChoiceProps {
  readonly state: PanelState;
  readonly actions: PanelActions;
  readonly onDone: () => void;
}

/** Reset each time the card opens, so that no later export includes secrets by accident. */
function Choice({ state, actions, onDone }: ChoiceProps) {
  const scopes = toScopes(state);
  const [scope, setScope] = useState<ExportScope>(scopes[0]?.id ?? 'all');
  const [includeSecrets, setIncludeSecrets] = useState(false);
  const isEmpty = scopes.find(({ id }) => id === scope)?.count === 0;
  return (
    <>
      <fieldset className="menu-choice">
        <legend>{t`Chains`}</legend>
        {scopes.map(({ id, label, count }) => (
          <label key={id} className="checkbox">
            <input
              type="radio"
              name="scope"
              checked={scope === id}
              disabled={count === 0}
              onChange={() => setScope(id)}
            />
            {label}
            <span className="muted">{numberText(count)}</span>
          </label>
        ))}
      </fieldset>
      <Checkbox
        label={t`Include secrets`}
        tip={t`Include passwords, tokens and cookies in this export only`}
        checked={includeSecrets}
        onChange={setIncludeSecrets}
      />
      {!includeSecrets && (
        <Disclosure part="replaced" summary={t`Replaced values`}>
          <ReplacedSecrets state={state} scope={scope} actions={actions} />
        </Disclosure>
      )}
      <div className="menu-buttons">
        {EXPORT_FORMATS.map(({ id, label, tip }) => (
          <button
            key={id}
            type="button"
            className="button"
            title={tip}
            disabled={isEmpty}
            onClick={() => {
              actions.export({ format: id, scope, includeSecrets });
              onDone();
            }}
          >
            {label}
          </button>
        ))}
      </div>
    </>
  );
}
