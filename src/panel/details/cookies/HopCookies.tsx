import type { RedirectChain } from '../../../core/chain/chain.ts';
import { t } from '../../../core/text/i18n.ts';
import { Disclosure } from '../../ui/controls/Disclosure.tsx';
import { FoldedText } from '../../ui/text/FoldedText.tsx';
import { EncodedText } from '../decode/EncodedText.tsx';
import { cookieView } from './cookie-text.ts';

/** The cookies that a hop's response set, and whether a later hop sent them. */
export function HopCookies({ chain, index }: { chain: RedirectChain; index: number }) {
  const view = cookieView(chain, index);
  if (!view) return null;
  return (
    <Disclosure part="cookies" summary={view.summary}>
      <table className="evidence" data-of="cookies">
        <thead className="visually-hidden">
          <tr>
            <th>{t`Cookie`}</th>
            <th>{t`Outcome`}</th>
            <th>{t`Value and attributes`}</th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names repeat, the order is fixed
            <tr key={place} data-lost={row.isLost || undefined}>
              <th scope="row">{row.name}</th>
              <td className="evidence-fate">{row.fate}</td>
              <td className="evidence-set">
                <span className="code">
                  <EncodedText name={row.name} text={row.value} />
                </span>{' '}
                <span className="muted">
                  <FoldedText text={row.attributes} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Disclosure>
  );
}
