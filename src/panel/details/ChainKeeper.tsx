import type { RedirectChain } from '../../core/chain/chain.ts';
import { t } from '../../core/text/i18n.ts';
import type { PanelActions } from '../state/actions.ts';
import { otherPins } from '../state/comparison.ts';
import type { PanelState } from '../state/types.ts';
import { NoteIcon, PinIcon } from '../ui/chain/KeptSigns.tsx';
import { pinName, pinTip } from '../ui/chain/keep-menu.ts';

interface ChainKeeperProps {
  readonly chain: RedirectChain;
  readonly state: PanelState;
  readonly actions: Pick<PanelActions, 'pin' | 'editNote' | 'compare'>;
}

/** The buttons that keep a chain: pin, note, and comparison with a pinned chain. */
export function ChainKeeper({ chain, state, actions }: ChainKeeperProps) {
  const { id, note } = chain;
  const place = { session: state.shown, id };
  const [pin] = otherPins(state, place);
  return (
    <span className="keeper">
      {pin && (
        <button
          type="button"
          className="button"
          title={t`Compare with the pinned chain ${pinName(pin, state)}`}
          onClick={() => actions.compare(pin, place)}
        >
          {t`Compare`}
        </button>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label={t`Pin`}
        aria-pressed={chain.pinned ?? false}
        title={pinTip()}
        onClick={() => actions.pin(id, !chain.pinned)}
      >
        <PinIcon />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={note === undefined ? t`Add a note` : t`Edit the note`}
        title={note === undefined ? t`Add a note` : t`Edit the note`}
        onClick={() => actions.editNote(id)}
      >
        <NoteIcon />
      </button>
    </span>
  );
}
