import { t } from '../../../core/text/i18n.ts';
import { Disclosure } from '../../ui/controls/Disclosure.tsx';
import { MoreButton } from '../../ui/controls/MoreButton.tsx';
import { useFirst } from '../../ui/controls/use-first.ts';
import { FoldedText } from '../../ui/text/FoldedText.tsx';
import { EncodedText } from '../decode/EncodedText.tsx';
import type { BodyView } from './body-text.ts';

/** The fields or text of a body, and what is unknown about it. */
export function BodyContent({
  view: { fields, text, formatted, encoded, note },
}: {
  view: BodyView;
}) {
  return (
    <>
      {fields && <FieldTable fields={fields} />}
      {encoded && <FieldTable fields={encoded} />}
      {formatted !== undefined && <pre className="body-text">{formatted}</pre>}
      {text !== undefined &&
        (fields || formatted !== undefined ? (
          <Disclosure part="as-sent" summary={t`As sent`}>
            <pre className="body-text">{text}</pre>
          </Disclosure>
        ) : (
          <pre className="body-text">{text}</pre>
        ))}
      <p className="muted">{note}</p>
    </>
  );
}

function FieldTable({ fields }: { readonly fields: NonNullable<BodyView['fields']> }) {
  const { first, rest, showMore } = useFirst(fields);
  return (
    <>
      <table className="evidence" data-of="fields">
        <thead className="visually-hidden">
          <tr>
            <th>{t`Field`}</th>
            <th>{t`Value`}</th>
          </tr>
        </thead>
        <tbody>
          {first.map(([name, value], place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names repeat, the order is fixed
            <tr key={place}>
              <th scope="row">
                <FoldedText text={name} />
              </th>
              <td className="code">
                <EncodedText name={name} text={value} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <MoreButton rest={rest} onMore={showMore} />
    </>
  );
}
