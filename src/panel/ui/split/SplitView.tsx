import { type CSSProperties, type ReactNode, useState } from 'react';
import { Splitter } from './Splitter.tsx';
import { loadSplit, type SplitDirection, saveSplit } from './split.ts';
import { useMedia } from './use-media.ts';

interface SplitViewProps {
  readonly list: ReactNode;
  /** Undefined if the list takes up all the room. */
  readonly details: ReactNode | undefined;
}

/** The list beside the details or, if narrow, above them. */
export function SplitView({ list, details }: SplitViewProps) {
  const direction: SplitDirection = useMedia('(min-width: 900px)') ? 'beside' : 'above';
  const [shares, setShares] = useState(() => ({
    beside: loadSplit('beside'),
    above: loadSplit('above'),
  }));
  const share = shares[direction];
  const move = (wanted: number) => {
    setShares((before) => ({ ...before, [direction]: wanted }));
    saveSplit(direction, wanted);
  };
  return (
    <div
      className="split"
      data-direction={details ? direction : 'none'}
      style={{ '--split': `${share * 100}%` } as CSSProperties}
    >
      <div className="split-list">{list}</div>
      {details && (
        <>
          <Splitter direction={direction} share={share} onMove={move} />
          <div className="split-details">{details}</div>
        </>
      )}
    </div>
  );
}
