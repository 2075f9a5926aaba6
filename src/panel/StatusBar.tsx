import { useEffect } from 'react';
import { chainCount, hopCount } from '../core/text/counts.ts';
import { t } from '../core/text/i18n.ts';
import { Legend } from './list/Legend.tsx';
import type { Row } from './list/rows/rows.ts';
import type { Totals } from './list/rows/totals.ts';
import { shownSession } from './state/sessions.ts';
import type { PanelState } from './state/types.ts';

interface StatusBarProps {
  readonly state: PanelState;
  /** The displayed chains. */
  readonly rows: readonly Row[];
  /** The totals of the displayed chains. */
  readonly totals: Totals;
  /** Called when the message has been shown long enough to be read. */
  readonly onUnsay: () => void;
}

/** The totals of the displayed chains, and the legend of their marks. */
export function StatusBar({ state, rows, totals, onUnsay }: StatusBarProps) {
  const text = countsText(state, totals);
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

/** How long a message stays, in milliseconds: long enough to read two sentences. */
const READING_TIME = 8000;

/** Always in the document, so that screen readers announce what appears in it. */
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

function countsText(state: PanelState, totals: Totals): string {
  const { journeys, hops, methodChanges, loops } = totals;
  const { source, chains, dropped, evicted } = shownSession(state);
  if (!state.canRecord && !source) return '';
  const isPaused = !state.recording && chains.size > 0 && !source;
  return [
    ...(isPaused ? [t`Paused`] : []),
    chainsText(totals.chains, chains.size),
    ...(journeys > 0 ? [journeys === 1 ? t`1 journey` : t`${journeys} journeys`] : []),
    hopCount(hops),
    methodChanges === 1 ? t`1 method changed` : t`${methodChanges} methods changed`,
    ...(loops > 0 ? [loops === 1 ? t`1 loop` : t`${loops} loops`] : []),
    ...(dropped + evicted > 0 ? [droppedText(dropped + evicted)] : []),
  ].join(' · ');
}

function chainsText(shown: number, all: number): string {
  if (shown === all) return chainCount(all);
  return all === 1 ? t`${shown} of 1 chain` : t`${shown} of ${all} chains`;
}

function droppedText(count: number): string {
  return count === 1
    ? t`1 older chain evicted (storage limit reached)`
    : t`${count} older chains evicted (storage limit reached)`;
}
