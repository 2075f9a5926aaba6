import { t } from '../../core/text/i18n.ts';
import type { PanelActions } from '../state/actions.ts';
import type { ExportScope } from '../state/scope.ts';
import type { PanelState } from '../state/types.ts';
import { SecretNames } from '../ui/controls/SecretNames.tsx';
import { useReplaced } from './use-replaced.ts';

interface ReplacedSecretsProps {
  readonly state: PanelState;
  readonly scope: ExportScope;
  readonly actions: PanelActions;
}

/** What an export would replace, by name, and the user's own names of secrets. */
export function ReplacedSecrets({ state, scope, actions }: ReplacedSecretsProps) {
  const replaced = useReplaced(state, scope, actions.previewReplaced);
  return (
    <div className="replaced">
      {replaced === undefined ? (
        <p className="muted">{t`Searching…`}</p>
      ) : 'problem' in replaced ? (
        <p className="problem" role="alert">
          {replaced.problem}
        </p>
      ) : replaced.rows.length === 0 ? (
        <p className="muted">{t`No known secrets were found.`}</p>
      ) : (
        <table>
          <tbody>
            {replaced.rows.map(({ key, name, where, values, places }) => (
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
      <p className="muted">
        {t`Not found: secrets that neither their name, place nor format reveals, and those that are compressed, encrypted or hashed. Check the file before you share it.`}
      </p>
      <SecretNames
        names={state.secretNames}
        onChange={(secretNames) => actions.changeSettings({ secretNames })}
      />
    </div>
  );
}
