import { createContext, type ReactNode, useContext, useDeferredValue, useMemo } from 'react';
import type { RedirectChain } from '../../../core/chain/chain.ts';
import type { Row } from '../rows/rows.ts';
import type { TimeAxis } from './time-axis.ts';
import { useTimeAxis } from './use-time-axis.ts';
import { axisLengthText, axisTitle, barTitle, breakLines, toBar } from './waterfall.ts';

interface Waterfall {
  readonly axis: TimeAxis;
  /** The CSS `background` behind the bars. */
  readonly background: string;
}

/** A context, so that only the bars are rendered again when the axis changes. */
const WaterfallContext = createContext<Waterfall | undefined>(undefined);

interface WaterfallProviderProps {
  readonly rows: readonly Row[];
  /** Whether the column is shown. */
  readonly isShown: boolean;
  readonly children: ReactNode;
}

/** Provides the axis to the bars inside. It may lag for a moment: keys and new rows come first. */
export function WaterfallProvider({ rows, isShown, children }: WaterfallProviderProps) {
  const axis = useTimeAxis(useDeferredValue(rows), isShown);
  const waterfall = useMemo(() => axis && { axis, background: breakLines(axis) }, [axis]);
  return <WaterfallContext value={waterfall}>{children}</WaterfallContext>;
}

/** When a chain ran, compared with all others in the list. */
export function WaterfallBar({ chain }: { readonly chain: RedirectChain }) {
  const waterfall = useContext(WaterfallContext);
  const bar = waterfall && toBar(chain, waterfall.axis);
  if (!bar) return null;
  const { axis, background } = waterfall;
  const { from, length, parts } = bar;
  return (
    <div className="waterfall-lane" title={barTitle(chain, axis)} style={{ background }}>
      <span
        className="waterfall-bar"
        style={{ left: `min(${from * 100}%, 100% - 2px)`, width: `${length * 100}%` }}
      >
        {parts.map(({ tone, share }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a hop is identified by its index
          <span key={index} data-tone={tone} style={{ flexGrow: share }} />
        ))}
      </span>
    </div>
  );
}

/** The time span that the column shows. */
export function AxisLength() {
  const axis = useContext(WaterfallContext)?.axis;
  return (
    axis && (
      <span className="axis-length" title={axisTitle(axis)}>
        {axisLengthText(axis)}
      </span>
    )
  );
}
