import type { RedirectChain } from '../../../core/chain/chain.ts';
import { t } from '../../../core/text/i18n.ts';
import { FoldedText } from '../../ui/text/FoldedText.tsx';
import { type ClientsRow, clientsView } from './clients-view.ts';

/** How other HTTP clients would handle the chain: one line per client that differs, and a summary of the others. */
export function OtherClients({ chain }: { readonly chain: RedirectChain }) {
  const view = clientsView(chain);
  return (
    <div className="tab-body" data-part="clients">
      <p className="tab-summary">{view.summary}</p>
      {view.rows.length > 0 && (
        <>
          <ClientTable rows={view.rows} />
          <p className="explanation">
            {t`Based on the measured behavior of these versions, each with its default settings
              and the same first request. How a server would respond to a different request is
              unknown.`}
          </p>
        </>
      )}
    </div>
  );
}

function ClientTable({ rows }: { readonly rows: readonly ClientsRow[] }) {
  return (
    <table className="evidence" data-of="clients">
      <thead className="visually-hidden">
        <tr>
          <th>{t`Client`}</th>
          <th>{t`Difference or reason`}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ kind, name, version, text, clients }) => (
          <tr key={name + text} data-kind={kind}>
            <th scope="row" title={version && `${name} ${version}`}>
              {name} {version !== undefined && <span className="muted">{version}</span>}
            </th>
            <td>
              <FoldedText text={text} />
              {text !== '' && clients !== undefined && ': '}
              {clients}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
