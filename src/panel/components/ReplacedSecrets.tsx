import { useDeferredValue, useMemo, useState } from 'react';
import type { PanelActions } from '../actions.ts';
import { type ExportScope, readNames, toReplaced } from '../export-choice.ts';
import type { PanelState } from '../store.ts';

interface ReplacedSecretsProps {
  readonly state: PanelState;
  readonly scope: ExportScope;
  readonly actions: PanelActions;
}

/** What an export would replace, by name, and the user's own names. */
export function ReplacedSecrets({ state, scope, actions }: ReplacedSecretsProps) {
  // It may take a moment where there are thousands of chains, and they may come faster than that.
  const deferred = useDeferredValue(state);
  const replaced = useMemo(() => toReplaced(deferred, scope), [deferred, scope]);
  const [names, setNames] = useState(state.secretNames.join(', '));
  return (
    <div className="replaced">
      {replaced.length === 0 ? (
        <p className="muted">Nothing that is known to be a secret was found.</p>
      ) : (
        <table>
          <tbody>
            {replaced.map(({ key, name, where, values, places }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td>{where}</td>
                <td>{values}</td>
                <td>{places}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <label className="replaced-names">
        Further names
        <input
          type="text"
          className="filter"
          placeholder="tenant, X-Internal-Key"
          title="Headers, parameters, form fields and JSON members whose values are secret too, separated by commas"
          spellCheck={false}
          autoComplete="off"
          value={names}
          onChange={(event) => {
            setNames(event.target.value);
            actions.setSecretNames(readNames(event.target.value));
          }}
        />
      </label>
    </div>
  );
}
