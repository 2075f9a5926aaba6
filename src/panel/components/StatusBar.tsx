import { useEffect } from 'react';
import type { Row, Totals } from '../rows.ts';
import type { PanelState } from '../store.ts';
import { Legend } from './Legend.tsx';

interface StatusBarProps {
  readonly state: PanelState;
  /** The chains that are shown. */
  readonly rows: readonly Row[];
  /** Their sums. */
  readonly totals: Totals;
  /** What was said has been read. */
  readonly onUnsay: () => void;
}

/** The sums of what is shown, and what its marks mean. */
export function StatusBar({ state, rows, totals, onUnsay }: StatusBarProps) {
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
      <Said text={state.said} onUnsay={onUnsay} />
      {rows.length > 0 && <Legend />}
    </div>
  );
}

/** How long it stands, in ms: long enough for two sentences. */
const READING_TIME = 8000;

/** Its place is always there, so that screen readers hear what comes into it. */
function Said({
  text,
  onUnsay,
}: {
  readonly text: string | undefined;
  readonly onUnsay: () => void;
}) {
  useEffect(() => {
    if (text === undefined) return;
    const timer = setTimeout(onUnsay, READING_TIME);
    return () => clearTimeout(timer);
  }, [text, onUnsay]);
  return (
    <span className="said" role="status" data-part="said" title={text}>
      {text}
    </span>
  );
}

/** `toLocaleString` would make a new one at every call. */
const NUMBERS = new Intl.NumberFormat('en');

function count(number: number, noun: string): string {
  return `${NUMBERS.format(number)} ${noun}${number === 1 ? '' : 's'}`;
}
