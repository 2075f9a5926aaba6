import { useEffect, useId, useMemo, useState } from 'react';
import { type Encoded, recognise } from '../../../core/decode/encoding.ts';
import { t } from '../../../core/text/i18n.ts';
import { MarkedText } from '../../ui/text/MarkedText.tsx';
import { type DecodedView, decodeView } from './decode-view.ts';

interface EncodedTextProps {
  /** The name of the parameter or header that has the value. */
  readonly name: string;
  readonly text: string;
  /** The search; undefined if there is none. */
  readonly pattern?: RegExp | undefined;
}

/** A value; if it contains something encoded, a button below decodes it. */
export function EncodedText({ name, text, pattern }: EncodedTextProps) {
  const encoded = useMemo(() => recognise(name, text), [name, text]);
  return (
    <>
      <MarkedText text={text} pattern={pattern} />
      {encoded && <DecodeButton key={text} name={name} encoded={encoded} />}
    </>
  );
}

function DecodeButton({ name, encoded }: { readonly name: string; readonly encoded: Encoded }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <>
      {' '}
      <button
        type="button"
        className="decode"
        aria-label={t`Decode ${name}`}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {t`Decode`}
      </button>
      {open && <Decoded id={id} encoded={encoded} />}
    </>
  );
}

function Decoded({ id, encoded }: { readonly id: string; readonly encoded: Encoded }) {
  const [view, setView] = useState<DecodedView>();
  useEffect(() => {
    let isWanted = true;
    void decodeView(encoded).then((decoded) => {
      if (isWanted) setView(decoded);
    });
    return () => {
      isWanted = false;
    };
  }, [encoded]);
  return (
    <div id={id} className="decoded" data-part="decoded">
      {view && <DecodedParts view={view} />}
    </div>
  );
}

function DecodedParts({ view: { title, parts, notes } }: { readonly view: DecodedView }) {
  return (
    <>
      {title !== undefined && (
        <p>
          <strong>{title}</strong>{' '}
          <span className="decoded-warning">
            <span aria-hidden="true">▲ </span>
            {t`May contain secrets. Decoded locally; nothing is sent.`}
          </span>
        </p>
      )}
      {parts.map(({ name, text }) => (
        <div key={name}>
          <p className="muted">{name}</p>
          <pre className="body-text">{text}</pre>
        </div>
      ))}
      {notes.map((note) => (
        <p key={note} className="muted">
          {note}
        </p>
      ))}
    </>
  );
}
