/** The menu items that keep a chain: pin, note, and comparison with another. */
import type { RedirectChain } from '../../../core/chain/chain.ts';
import { t } from '../../../core/text/i18n.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import type { PanelActions } from '../../state/actions.ts';
import { otherPins } from '../../state/comparison.ts';
import { LIVE, shownSession } from '../../state/sessions.ts';
import type { ComparedChain, PanelState } from '../../state/types.ts';
import type { MenuItem } from '../menu/menu.ts';
import { firstUrlOf, methodsText } from './chain-facts.ts';

type KeepActions = Pick<PanelActions, 'pin' | 'editNote' | 'compare'>;

/** Builds the items for a chain of the displayed session. */
export function keepMenu(
  { id, pinned, note }: RedirectChain,
  state: PanelState,
  actions: KeepActions,
): MenuItem[] {
  const { id: session, selectedId } = shownSession(state);
  const isOther = selectedId !== undefined && selectedId !== id;
  return [
    {
      label: pinned ? t`Unpin` : t`Pin`,
      tip: pinTip(),
      shortcut: 'P',
      run: () => actions.pin(id, !pinned),
    },
    {
      label: note === undefined ? t`Add a note…` : t`Edit the note…`,
      run: () => actions.editNote(id),
    },
    {
      label: t`Compare with the selected chain`,
      disabled: !isOther,
      run: () => isOther && actions.compare({ session, id: selectedId }, { session, id }),
    },
    ...pinItems(id, state, actions),
  ];
}

/** If there is nothing to compare with, the item is shown anyway, so that users can discover it. */
function pinItems(id: string, state: PanelState, { compare }: KeepActions): MenuItem[] {
  const place = { session: state.shown, id };
  const label = t`Compare with a pinned chain`;
  const pins = otherPins(state, place);
  const [first] = pins;
  if (pins.length > 1) {
    const items = pins.map((pin) => ({
      label: pinName(pin, state),
      run: () => compare(pin, place),
    }));
    return [{ label, items }];
  }
  return [
    {
      label,
      disabled: !first,
      tip: first ? pinName(first, state) : t`Pin a chain to compare others with it`,
      run: () => first && compare(first, place),
    },
  ];
}

/** Identifies a pinned chain: `POST → GET a.test/orders`, with its session if that is not the displayed one. */
export function pinName({ session, chain }: ComparedChain, state: PanelState): string {
  const firstUrl = firstUrlOf(chain);
  const url = firstUrl.length <= MOST_URL ? firstUrl : `${firstUrl.slice(0, MOST_URL - 1)}…`;
  const name = `${methodsText(chain)} ${url}`;
  return session === state.shown ? name : t`${name} (${sessionName(session, state)})`;
}

const MOST_URL = 60;

/** Names the file that a session came from, or the recording. Display-safe. */
export function sessionName(session: string, { sessions }: PanelState): string {
  if (session === LIVE) return t`live`;
  return visibleText(sessions.find(({ id }) => id === session)?.source?.name ?? t`a closed file`);
}

/** Describes the effect of pinning. */
export function pinTip(): string {
  return t`A pinned chain stays at the top of the list, even when the list is cleared`;
}
