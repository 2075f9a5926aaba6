import { useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { COPY_FORMATS, type CopyFormat } from '../../core/copy-as/index.ts';
import type { EnrichedChain } from '../../core/network-log.ts';
import { copyChain } from '../copy-chain.ts';
import { useCard } from '../use-card.ts';
import { Checkbox } from './Checkbox.tsx';

interface CopyMenuProps {
  readonly chain: EnrichedChain;
  readonly secretNames: readonly string[];
}

/** Copies a chain in the words of another tool. */
export function CopyMenu({ chain, secretNames }: CopyMenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const card = useRef<HTMLDivElement>(null);
  const { place, onBeforeToggle, onToggle, onKeyDown, onBlur } = useCard(button, card);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="button copy-as"
        aria-haspopup="dialog"
        title="Copy the chain for a terminal, a test or an issue"
        popoverTarget={id}
        onKeyDown={onKeyDown}
      >
        Copy as
        <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true">
          <path d="M1 2.5l3 3l3-3" />
        </svg>
      </button>
      {createPortal(
        <div
          ref={card}
          id={id}
          popover="auto"
          role="dialog"
          aria-label="Copy as"
          className="card menu"
          tabIndex={-1}
          style={place}
          onBeforeToggle={onBeforeToggle}
          onToggle={onToggle}
          onKeyDown={onKeyDown}
          onBlur={onBlur}
        >
          {place && <Choice chain={chain} secretNames={secretNames} />}
        </div>,
        document.body,
      )}
    </>
  );
}

/** Chosen anew each time that the card is opened, so that no later copy has secrets by accident. */
function Choice({ chain, secretNames }: CopyMenuProps) {
  const [includeSecrets, setIncludeSecrets] = useState(false);
  const [said, setSaid] = useState('');
  const copy = (format: CopyFormat) =>
    setSaid(copyChain(format, chain, { includeSecrets, secretNames }));
  return (
    <>
      <Checkbox
        label="Include secrets"
        tip="Leave passwords, tokens and cookies as they are, in this one copy"
        checked={includeSecrets}
        onChange={setIncludeSecrets}
      />
      <div className="menu-buttons">
        {COPY_FORMATS.map(({ id, label }) => (
          <button key={id} type="button" className="button" onClick={() => copy(id)}>
            {label}
          </button>
        ))}
      </div>
      <p className="menu-said" aria-live="polite">
        {said}
      </p>
    </>
  );
}
