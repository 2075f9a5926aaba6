import { useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { PanelActions } from '../actions.ts';
import { EXPORT_FORMATS, type ExportScope, toScopes } from '../export-choice.ts';
import type { PanelState } from '../store.ts';
import { useCard } from '../use-card.ts';
import { Checkbox } from './Checkbox.tsx';
import { Disclosure } from './Disclosure.tsx';
import { ReplacedSecrets } from './ReplacedSecrets.tsx';

interface ExportMenuProps {
  readonly state: PanelState;
  /** There is something to export. */
  readonly canExport: boolean;
  readonly actions: PanelActions;
}

/** The one click that most exports take, and beside it the card for all others. */
export function ExportMenu({ state, canExport, actions }: ExportMenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const card = useRef<HTMLDivElement>(null);
  const { place, onBeforeToggle, onToggle, onKeyDown, onBlur, close } = useCard(button, card);
  return (
    <span className="split-button">
      <button
        type="button"
        className="button"
        disabled={!canExport}
        title="Save the chains that are shown as a HAR file, without secrets"
        onClick={() => actions.export({ format: 'har', scope: 'shown', includeSecrets: false })}
      >
        Export HAR
      </button>
      <button
        ref={button}
        type="button"
        className="button"
        aria-label="More exports"
        aria-haspopup="dialog"
        title="Other formats, which chains, and what is replaced"
        disabled={state.chains.size === 0}
        popoverTarget={id}
        onKeyDown={onKeyDown}
      >
        <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true">
          <path d="M1 2.5l3 3l3-3" />
        </svg>
      </button>
      {createPortal(
        <div
          ref={card}
          id={id}
          popover="auto"
          role="dialog"
          aria-label="Export"
          className="card menu"
          tabIndex={-1}
          style={place}
          onBeforeToggle={onBeforeToggle}
          onToggle={onToggle}
          onKeyDown={onKeyDown}
          onBlur={onBlur}
        >
          {place && <Choice state={state} actions={actions} onDone={close} />}
        </div>,
        document.body,
      )}
    </span>
  );
}

interface ChoiceProps {
  readonly state: PanelState;
  readonly actions: PanelActions;
  readonly onDone: () => void;
}

/** Chosen anew each time that the card is opened, so that no later export has secrets by accident. */
function Choice({ state, actions, onDone }: ChoiceProps) {
  const scopes = toScopes(state);
  const [scope, setScope] = useState<ExportScope>(scopes[0]?.id ?? 'all');
  const [includeSecrets, setIncludeSecrets] = useState(false);
  const isEmpty = scopes.find(({ id }) => id === scope)?.count === 0;
  return (
    <>
      <fieldset className="menu-choice">
        <legend>Chains</legend>
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
            <span className="muted">{count}</span>
          </label>
        ))}
      </fieldset>
      <Checkbox
        label="Include secrets"
        tip="Leave passwords, tokens and cookies as they are, in this one export"
        checked={includeSecrets}
        onChange={setIncludeSecrets}
      />
      {!includeSecrets && (
        <Disclosure part="replaced" summary="What is replaced">
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
