import { useMemo, useState } from 'react';
import type { RedirectChain } from '../../../core/chain/chain.ts';
import { t, translate } from '../../../core/text/i18n.ts';
import { CopyButton } from '../../ui/copy/CopyButton.tsx';
import { moreCharacters } from '../../ui/text/FoldedText.tsx';
import { RAW_FORMATS, type RawFormat, rawText } from './raw-text.ts';

interface RawTabProps {
  readonly chain: RedirectChain;
  readonly journey: readonly RedirectChain[];
}

/** Longer texts are cut at this length until the user requests more. */
const AT_FIRST = 100_000;

/** The recorded chain as text. */
export function RawTab({ chain, journey }: RawTabProps) {
  const [format, setFormat] = useState<RawFormat>('http');
  const text = useMemo(() => rawText(format, chain, journey), [format, chain, journey]);
  return (
    <div className="tab-body">
      <div className="raw-choice">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields */}
        <div className="raw-formats" role="group" aria-label={t`Format`}>
          {RAW_FORMATS.map(({ id, name }) => (
            <button
              key={id}
              type="button"
              className="button"
              aria-pressed={id === format}
              onClick={() => setFormat(id)}
            >
              {translate(name)}
            </button>
          ))}
        </div>
        <CopyButton key={text} text={text} />
        <p className="raw-warning">
          <span aria-hidden="true">▲ </span>
          {t`Secrets appear here as observed. “Copy as” and exports replace them by default.`}
        </p>
      </div>
      <RawText key={format} text={text} />
    </div>
  );
}

function RawText({ text }: { readonly text: string }) {
  const [whole, setWhole] = useState(false);
  const isCut = !whole && text.length > AT_FIRST;
  return (
    <>
      <pre className="raw-text" data-part="raw">
        {isCut ? text.slice(0, AT_FIRST) : text}
      </pre>
      {isCut && (
        <button type="button" className="button more" onClick={() => setWhole(true)}>
          {moreCharacters(text.length - AT_FIRST)}
        </button>
      )}
    </>
  );
}
