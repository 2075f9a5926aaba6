import { useEffect, useRef, useState } from 'react';
import type { Session } from '../state/types.ts';
import { newViolations, type Told, violationNews } from './violation-news.ts';

interface ViolationNewsProps {
  /** The chains of the live session. */
  readonly chains: Session['chains'];
}

/** How long chains are collected before they are announced, in milliseconds, since a loading page has many at once. */
const GATHERING = 1000;

/** Announces new violations to screen readers, at most once per second; not those from before the panel opened. */
export function ViolationNews({ chains }: ViolationNewsProps) {
  const latest = useRef(chains);
  latest.current = chains;
  const told = useRef<Told>({ since: Date.now(), ids: new Set() });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [news, setNews] = useState({ count: 0, text: '' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the chains is the reason to run
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
      {/* A new element, so that the same sentence is announced again. */}
      <span key={news.count}>{news.text}</span>
    </p>
  );
}
