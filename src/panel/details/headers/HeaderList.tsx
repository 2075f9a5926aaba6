import type { Header } from '../../../core/chain/chain.ts';
import { t } from '../../../core/text/i18n.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import { Disclosure } from '../../ui/controls/Disclosure.tsx';
import { EncodedText } from '../decode/EncodedText.tsx';

interface HeaderListProps {
  readonly name: string;
  /** Undefined if they were not observed. */
  readonly headers: readonly Header[] | undefined;
  /** Whether they may still arrive. */
  readonly waiting: boolean;
}

/** Headers in the order they were sent; collapsed. */
export function HeaderList({ name, headers, waiting }: HeaderListProps) {
  if (!headers) {
    return (
      <span className="muted">
        {waiting ? t`${name}: not yet observed` : t`${name}: not observable`}
      </span>
    );
  }
  return (
    <Disclosure part="headers" summary={`${name} (${headers.length})`}>
      <dl className="headers">
        {headers.map((header, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names repeat, the order is fixed
          <div key={index}>
            <dt>{`${visibleText(header.name)}: `}</dt>
            <dd>
              <EncodedText name={header.name} text={visibleText(header.value)} />
            </dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  );
}
