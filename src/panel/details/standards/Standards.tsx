import type { RedirectChain } from '../../../core/chain/chain.ts';
import { t } from '../../../core/text/i18n.ts';
import type { Transition } from '../../../core/transition/transition.ts';
import { Disclosure } from '../../ui/controls/Disclosure.tsx';
import { FoldedText } from '../../ui/text/FoldedText.tsx';
import { type Rule, type StandardsRow, standardsView } from './standards-view.ts';

interface StandardsProps {
  readonly chain: RedirectChain;
  readonly transition: Transition;
}

/** What a redirect did, what Fetch requires and what RFC 9110 allows, side by side; collapsed. */
export function Standards({ chain, transition }: StandardsProps) {
  const view = standardsView(chain, transition);
  if (!view) return null;
  return (
    <div className="standards">
      <Disclosure part="standards" summary={view.summary}>
        <table className="evidence" data-of="standards">
          <thead>
            <tr>
              <th>
                <span className="visually-hidden">{t`Aspect`}</span>
              </th>
              <th>{t`Observed`}</th>
              <th>{t`Fetch requires`}</th>
              <th>{t`RFC 9110 allows`}</th>
            </tr>
          </thead>
          <tbody>
            {view.rows.map((row) => (
              <AspectRow key={row.aspect} row={row} />
            ))}
          </tbody>
        </table>
      </Disclosure>
    </div>
  );
}

function AspectRow({ row }: { readonly row: StandardsRow }) {
  const { name, agreement, observed, required, allowed } = row;
  return (
    <tr data-agreement={agreement}>
      <th scope="row">{name}</th>
      <td data-column={t`Observed`} className={agreement === 'unknown' ? 'muted' : undefined}>
        {agreement === 'departs' && <span className="departs">{t`✖ deviates:`} </span>}
        <FoldedText text={observed} />
      </td>
      <td data-column={t`Fetch requires`}>
        <RuleText rule={required} />
      </td>
      <td data-column={t`RFC 9110 allows`}>
        {allowed ? <RuleText rule={allowed} /> : <span className="muted">{t`not specified`}</span>}
      </td>
    </tr>
  );
}

function RuleText({ rule: { text, source } }: { readonly rule: Rule }) {
  return (
    <>
      <FoldedText text={text} /> {source !== undefined && <cite>{source}</cite>}
    </>
  );
}
