import { createContext, useContext } from 'react';
import type { RedirectChain } from '../../core/chain.ts';
import type { TimeAxis } from '../time-axis.ts';
import { axisLengthText, axisTitle, barTitle, toBar } from '../waterfall.ts';

/** The axis of the list; a context, so that nothing but the bars is drawn anew when it changes. */
export const AxisContext = createContext<TimeAxis | undefined>(undefined);

/** When a chain ran, beside all others of the list. */
export function WaterfallBar({ chain }: { readonly chain: RedirectChain }) {
  const axis = useContext(AxisContext);
  const bar = axis && toBar(chain, axis);
  if (!bar) return null;
  const { from, length, parts } = bar;
  return (
    <div className="waterfall" title={barTitle(chain, axis)}>
      <span
        className="waterfall-bar"
        style={{ left: `min(${from * 100}%, 100% - 2px)`, width: `${length * 100}%` }}
      >
        {parts.map(({ tone, share }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a hop is known by its place
          <span key={index} data-tone={tone} style={{ flexGrow: share }} />
        ))}
      </span>
    </div>
  );
}

/** How long a time the column shows. */
export function AxisLength() {
  const axis = useContext(AxisContext);
  return (
    axis && (
      <span className="axis-length" title={axisTitle(axis)}>
        {axisLengthText(axis)}
      </span>
    )
  );
}
