import type { Totals } from '../rows.ts';
import type { PanelState } from '../store.ts';

interface StatusBarProps {
  readonly state: PanelState;
  /** Of the chains that are shown. */
  readonly totals: Totals;
}

/** The sums of what is shown. */
export function StatusBar({ state, totals }: StatusBarProps) {
  const { chains, hops, methodChanges, loops } = totals;
  const all = state.chains.size;
  const counts = [
    chains === all ? count(chains, 'chain') : `${chains} of ${count(all, 'chain')}`,
    count(hops, 'hop'),
    `${count(methodChanges, 'method')} changed`,
    ...(loops > 0 ? [count(loops, 'loop')] : []),
    ...(state.dropped > 0
      ? [`${count(state.dropped, 'older chain')} dropped for lack of room`]
      : []),
    ...(state.recording || all === 0 ? [] : ['recording is paused']),
  ];
  return (
    <footer className="status-bar" data-part="count">
      {counts.join(' · ')}
    </footer>
  );
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
