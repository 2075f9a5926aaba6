/** What an export would replace, updated whenever that may have changed. */
import { useEffect, useRef, useState } from 'react';
import type { PanelActions } from '../state/actions.ts';
import type { ExportScope } from '../state/scope.ts';
import { shownSession } from '../state/sessions.ts';
import type { PanelState } from '../state/types.ts';
import { type ReplacedView, toReplaced } from './export-choice.ts';

/** The rows of what would be replaced, or why they are unknown. */
export type Replaced = { readonly rows: readonly ReplacedView[] } | { readonly problem: string };

/**
 * Searches for what an export would replace. With thousands of chains, a search takes a moment, and chains may arrive
 * faster: the next search then waits for the current one. A change of the other inputs starts a new search immediately.
 * @returns undefined until the first result
 */
export function useReplaced(
  state: PanelState,
  scope: ExportScope,
  preview: PanelActions['previewReplaced'],
): Replaced | undefined {
  const { filter, secretNames } = state;
  const { chains, network, selectedId } = shownSession(state);
  const [replaced, setReplaced] = useState<Replaced>();
  const shown = useRef({ chains, network });
  /** Searches again; undefined during a search. */
  const again = useRef<() => void>(undefined);

  useEffect(() => {
    if (shown.current.chains === chains && shown.current.network === network) return;
    shown.current = { chains, network };
    again.current?.();
  }, [chains, network]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each of them changes the result
  useEffect(() => {
    let stop = () => {};
    const ask = () => {
      const asked = shown.current;
      again.current = undefined;
      stop = preview(scope, (found) => {
        setReplaced('problem' in found ? found : { rows: toReplaced(found.replaced) });
        again.current = ask;
        if (shown.current !== asked) ask();
      });
    };
    ask();
    return () => stop();
  }, [scope, filter, secretNames, selectedId, preview]);

  return replaced;
}
