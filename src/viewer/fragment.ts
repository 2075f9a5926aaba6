/**
 * The open chain in the page's address: `#chain=7`, so that it can be linked to; with `example`, a chain of the
 * example.
 */
import { select, shownSession } from '../panel/state/sessions.ts';
import type { PanelStore } from '../panel/state/types.ts';

/** What an address refers to. */
export interface Fragment {
  readonly chain: string | undefined;
  readonly example: boolean;
}

/** Reads `location.hash`. */
export function readFragment(hash: string): Fragment {
  const parameters = new URLSearchParams(hash.slice(1));
  return { chain: parameters.get('chain') ?? undefined, example: parameters.has('example') };
}

/** Writes it; "" if it refers to nothing. */
export function writeFragment({ chain, example }: Fragment): string {
  const parameters = new URLSearchParams({
    ...(example && { example: '' }),
    ...(chain !== undefined && { chain }),
  });
  const text = parameters.toString().replace(/^example=(?=&|$)/, 'example');
  return text === '' ? '' : `#${text}`;
}

/**
 * Synchronizes the address and the open chain.
 * @param isExample returns whether a session is the example
 * @param firstOf returns the chain that a session's file shows first
 */
export function followFragment(
  store: PanelStore,
  isExample: (session: string) => boolean,
  firstOf: (session: string) => string | undefined,
): void {
  const asked = new Set<string>();
  const openAsked = () => {
    const session = shownSession(store.getState());
    const chain = readFragment(location.hash).chain ?? firstOf(session.id);
    if (chain !== undefined && session.chains.has(chain))
      store.update((state) => select(state, chain));
  };
  addEventListener('hashchange', openAsked);
  store.subscribe(() => {
    const { id, source, selectedId } = shownSession(store.getState());
    if (source && !asked.has(id)) {
      asked.add(id);
      openAsked();
      return;
    }
    // The chain that it refers to may not have been read yet.
    if (asked.size === 0) return;
    const hash = writeFragment({ chain: selectedId, example: isExample(id) });
    if (hash !== location.hash) history.replaceState(null, '', hash || location.pathname);
  });
}
