import type { RedirectChain } from '../../../core/chain/chain.ts';
import { t } from '../../../core/text/i18n.ts';
import { Disclosure } from '../../ui/controls/Disclosure.tsx';
import { FoldedText } from '../../ui/text/FoldedText.tsx';
import { type HeaderRow, headerView } from './header-text.ts';

interface HeaderChangesProps {
  readonly chain: RedirectChain;
  /** The hop that the redirect led to. */
  readonly index: number;
}

/** How a redirect changed the request's headers, and why; collapsed, with routine changes collapsed again. */
export function HeaderChanges({ chain, index }: HeaderChangesProps) {
  const view = headerView(chain, index);
  if (!view) return null;
  const { summary, rows, mechanical = [], unchanged } = view;
  if (!rows) return <p className="header-changes muted">{summary}</p>;
  return (
    <div className="header-changes">
      <Disclosure part="header-changes" summary={summary}>
        <ChangeTable rows={rows.length > 0 ? rows : mechanical} />
        {rows.length > 0 && mechanical.length > 0 && (
          <Disclosure part="mechanical" summary={t`Routine changes (${mechanical.length})`}>
            <ChangeTable rows={mechanical} />
          </Disclosure>
        )}
        {unchanged && (
          <p>
            {t`Unchanged:`}{' '}
            <span className="code">
              <FoldedText text={unchanged} />
            </span>
          </p>
        )}
      </Disclosure>
    </div>
  );
}

function ChangeTable({ rows }: { readonly rows: readonly HeaderRow[] }) {
  if (rows.length === 0) return null;
  return (
    <table className="evidence" data-of="headers">
      <thead className="visually-hidden">
        <tr>
          <th>{t`Change`}</th>
          <th>{t`Header`}</th>
          <th>{t`Value`}</th>
          <th>{t`Rule`}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name} data-kind={row.kind}>
            <td className="evidence-word">{row.word}</td>
            <th scope="row">{row.name}</th>
            <td className="code">
              <Values row={row} />
            </td>
            <td className="evidence-why">
              {row.rule} {row.source !== undefined && <cite>{row.source}</cite>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Values({ row: { from, to } }: { readonly row: HeaderRow }) {
  return (
    <>
      {from !== undefined && <FoldedText text={from} />}
      {from !== undefined && to !== undefined && ' → '}
      {to !== undefined && <FoldedText text={to} />}
    </>
  );
}
