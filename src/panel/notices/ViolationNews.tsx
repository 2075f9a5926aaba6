import { useEffect, useRef, useState } from 'react';
import type { Session } from '../state/types.ts';
import { newViolations, type Told, violationNews } from './violation-news.ts';

interface ViolationNewsProps {
  /** The live session's. */
  readonly chains: Session['chains'];
}

/** How long chains are gathered before they are reported, in ms: a page that loads has many at once. */
const GATHERING = 1000;

/** Tells screen readers of new violations, at most once a second. What was there when the panel opened is no news. */
export function ViolationNews({ chains }: ViolationNewsProps) {
  const latest = useRef(chains);
  latest.current = chains;
  const told = useRef<Told>({ since: Date.now(), ids: new Set() });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [news, setNews] = useState({ count: 0, text: '' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: that there are other chains is the reason to look
  useEffect(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      const found = newViolations(latest.current.values(), told.current);
      if (found.length === 0) return;
      const ids = new Set([...told.current.ids, ...found.map(({ id }) => id)]);
      told.current = { ...told.current, ids };
      setNews(({ count }) => ({ count: count + 1, text: violationNews(found) }));
    }, GATHERING);
  }, [chains]);
  return (
    <p className="visually-hidden" aria-live="polite" data-part="news">
      {/* Made anew, so that the same sentence is said again. */}
      <span key={news.count}>{news.text}</span>
    </p>
  );
}
