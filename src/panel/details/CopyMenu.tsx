import { useState } from 'react';
import type { RedirectChain } from '../../core/chain/chain.ts';
import { COPY_FORMATS, type CopyFormat } from '../../core/formats/copy-as/index.ts';
import { t } from '../../core/text/i18n.ts';
import { Checkbox } from '../ui/controls/Checkbox.tsx';
import { DropArrow, PopoverButton } from '../ui/controls/PopoverButton.tsx';
import { copyChain } from '../ui/copy/copy-chain.ts';

interface CopyMenuProps {
  readonly chain: RedirectChain;
  readonly secretNames: readonly string[];
}

/** Copies a chain as a command or code for another tool. */
export function CopyMenu({ chain, secretNames }: CopyMenuProps) {
  return (
    <PopoverButton
      className="button copy-as"
      title={t`Copy the chain for a terminal, test or issue`}
      label={
        <>
          {t`Copy as`}
          <DropArrow />
        </>
      }
      cardName={t`Copy as`}
      cardClassName="card menu"
    >
      {() => <Choice chain={chain} secretNames={secretNames} />}
    </PopoverButton>
  );
}

/** Reset each time the card opens, so that no later copy includes secrets by accident. */
function Choice({ chain, secretNames }: CopyMenuProps) {
  const [includeSecrets, setIncludeSecrets] = useState(false);
  const [said, setSaid] = useState('');
  const copy = (format: CopyFormat) =>
    setSaid(copyChain(format, chain, { includeSecrets, secretNames }));
  return (
    <>
      <Checkbox
        label={t`Include secrets`}
        tip={t`Include passwords, tokens and cookies in this copy only`}
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
