import type { Row, Totals } from '../rows.ts';
import type { PanelState } from '../store.ts';
import { Legend } from './Legend.tsx';

interface StatusBarProps {
  readonly state: PanelState;
  /** The chains that are shown. */
  readonly rows: readonly Row[];
  /** Their sums. */
  readonly totals: Totals;
}

/** The sums of what is shown, and what its marks mean. */
export function StatusBar({ state, rows, totals }: StatusBarProps) {
  const { chains, journeys, hops, methodChanges, loops } = totals;
  const all = state.chains.size;
  const counts = [
    ...(state.recording || all === 0 || state.shownImport !== undefined ? [] : ['Paused']),
    chains === all ? count(chains, 'chain') : `${chains} of ${count(all, 'chain')}`,
    ...(journeys > 0 ? [count(journeys, 'journey')] : []),
    count(hops, 'hop'),
    `${count(methodChanges, 'method')} changed`,
    ...(loops > 0 ? [count(loops, 'loop')] : []),
    ...(state.dropped > 0
      ? [`${count(state.dropped, 'older chain')} dropped for lack of room`]
      : []),
  ];
  const text = counts.join(' · ');
  return (
    <div className="status-bar">
      <footer data-part="count" title={text}>
        {text}
      </footer>
      {rows.length > 0 && <Legend />}
    </div>
  );
}

/** `toLocaleString` would make a new one at every call. */
const NUMBERS = new Intl.NumberFormat('en');

function count(number: number, noun: string): string {
  return `${NUMBERS.format(number)} ${noun}${number === 1 ? '' : 's'}`;
}
