import { t } from '../../../core/text/i18n.ts';
import { Disclosure } from '../../ui/controls/Disclosure.tsx';
import { MoreButton } from '../../ui/controls/MoreButton.tsx';
import { useFirst } from '../../ui/controls/use-first.ts';
import { FoldedText } from '../../ui/text/FoldedText.tsx';
import { EncodedText } from '../decode/EncodedText.tsx';
import type { ParamRow, QueryView } from './query-view.ts';

interface QueryTableProps {
  readonly part: string;
  /** Undefined if there are no parameters. */
  readonly view: QueryView | undefined;
}

/** The decoded parameters of a URL, and what happened to those of the previous URL; collapsed. */
export function QueryTable({ part, view }: QueryTableProps) {
  if (!view) return null;
  return (
    <Disclosure part={part} summary={view.summary}>
      <Rows rows={view.rows} />
    </Disclosure>
  );
}

function Rows({ rows }: { readonly rows: readonly ParamRow[] }) {
  const { first, rest, showMore } = useFirst(rows);
  return (
    <>
      <table className="evidence" data-of="query">
        <thead className="visually-hidden">
          <tr>
            <th>{t`Change`}</th>
            <th>{t`Parameter`}</th>
            <th>{t`Value`}</th>
          </tr>
        </thead>
        <tbody>
          {first.map((row) => (
            <tr key={`${row.isFragment} ${row.name}`} data-kind={row.change}>
              <td className="evidence-word">{row.word}</td>
              <th scope="row">
                {row.isFragment && (
                  <span title={t`In the fragment, which is never sent to a server`}>#</span>
                )}
                <FoldedText text={row.name} />
              </th>
              <td className="code">
                <Values row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <MoreButton rest={rest} onMore={showMore} />
    </>
  );
}

/** The previous value, struck through, and the new one. */
function Values({ row: { name, values, before } }: { readonly row: ParamRow }) {
  return (
    <>
      {before.map((value, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: values repeat, the order is fixed
        <del key={place} className="value">
          <EncodedText name={name} text={value} />
        </del>
      ))}
      {values.map((value, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: values repeat, the order is fixed
        <div key={place} className="value">
          <EncodedText name={name} text={value} />
        </div>
      ))}
    </>
  );
}
