import { bodySize } from '../../core/chain.ts';
import { t } from '../../core/i18n.ts';
import type { EnrichedChain } from '../../core/network-log.ts';
import { bodyView } from '../body-text.ts';
import { bodyOf } from '../hop-text.ts';
import { Disclosure } from './Disclosure.tsx';
import { FoldedText } from './FoldedText.tsx';

/** A request's body in short; its fields or its text open on demand. */
export function HopBody({ chain, index }: { chain: EnrichedChain; index: number }) {
  const hop = chain.hops[index] ?? chain.hops[0];
  const fact = bodyOf(hop, bodySize(hop));
  const view = bodyView(chain, index);
  if (!fact) return null;
  if (!view) {
    return (
      <span data-part="body" className="muted">
        {fact.text}
      </span>
    );
  }
  return (
    <Disclosure part="body" summary={fact.text}>
      {view.fields && <FieldTable fields={view.fields} />}
      {view.text !== undefined && <pre className="body-text">{view.text}</pre>}
      <p className="muted">{view.note}</p>
    </Disclosure>
  );
}

function FieldTable({ fields }: { readonly fields: readonly (readonly [string, string])[] }) {
  return (
    <table className="evidence">
      <thead className="visually-hidden">
        <tr>
          <th>{t`Field`}</th>
          <th>{t`Value`}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(([name, value], place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names repeat, the order is fixed
          <tr key={place}>
            <th scope="row">{name}</th>
            <td className="code">
              <FoldedText text={value} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
