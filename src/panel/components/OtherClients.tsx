import type { RedirectChain } from '../../core/chain.ts';
import { clientsView } from '../clients-view.ts';
import { Disclosure } from './Disclosure.tsx';
import { FoldedText } from './FoldedText.tsx';

/** What other HTTP clients would make of the chain: those that differ a line each, the others summed up. */
export function OtherClients({ chain }: { readonly chain: RedirectChain }) {
  const view = clientsView(chain);
  if (!view) return null;
  return (
    <li className="clients">
      <Disclosure part="clients" summary={view.summary}>
        <table className="evidence" data-of="clients">
          <thead className="visually-hidden">
            <tr>
              <th>Client</th>
              <th>What it does otherwise</th>
            </tr>
          </thead>
          <tbody>
            {view.rows.map(({ kind, name, version, text, clients }) => (
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
        <p className="explanation">
          By what these versions were measured to do, each by its own defaults and begun with the
          same first request. What a server would answer to another request is not known.
        </p>
      </Disclosure>
    </li>
  );
}
