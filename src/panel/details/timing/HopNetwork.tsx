import type { Hop } from '../../../core/chain/chain.ts';
import { FoldedText } from '../../ui/text/FoldedText.tsx';
import { networkView } from './network-text.ts';

/** Where a hop's response came from and how long it took; collapsed. */
export function HopNetwork({ hop }: { readonly hop: Hop }) {
  const view = networkView(hop);
  if (!view) return null;
  return (
    <details data-part="network">
      <summary>{view.summary}</summary>
      <dl className="headers">
        {view.rows.map(({ part, name, text, observed, title }) => (
          <div key={part} title={title}>
            <dt>{`${name}: `}</dt>
            <dd data-part={part} className={observed ? undefined : 'muted'}>
              <FoldedText text={text} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
