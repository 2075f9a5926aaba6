/** What an export would replace, found out again whenever that may have changed. */
import { useEffect, useRef, useState } from 'react';
import type { PanelActions } from '../state/actions.ts';
import type { ExportScope } from '../state/scope.ts';
import { shownSession } from '../state/sessions.ts';
import type { PanelState } from '../state/types.ts';
import { type ReplacedView, toReplaced } from './export-choice.ts';

/** The rows of what would be replaced, or why they are not known. */
export type Replaced = { readonly rows: readonly ReplacedView[] } | { readonly problem: string };

/**
 * Where there are thousands of chains it takes a moment, and they may come faster than that: then the next look waits for
 * the end of this one. Another question is asked at once.
 * @returns undefined until it is known
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
  /** Asks again; undefined while an answer is awaited. */
  const again = useRef<() => void>(undefined);

  useEffect(() => {
    if (shown.current.chains === chains && shown.current.network === network) return;
    shown.current = { chains, network };
    again.current?.();
  }, [chains, network]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each of them is part of the question
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
