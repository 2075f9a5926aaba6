import type { RedirectChain } from '../../core/chain/chain.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import { UrlText } from '../ui/text/UrlText.tsx';
import { HopLink } from './HopLink.tsx';
import { HopStatus } from './HopStatus.tsx';

interface HopHeadingProps {
  readonly chain: RedirectChain;
  readonly index: number;
  /** Shows the hop in the Hops tab. */
  readonly onShowHop: (index: number) => void;
}

/** The heading of a hop in a tab: its request, its response, and a link to it. */
export function HopHeading({ chain, index, onShowHop }: HopHeadingProps) {
  const hop = chain.hops[index] ?? chain.hops[0];
  const waiting = index === chain.hops.length - 1 && !chain.ended;
  return (
    <div className="hop-heading">
      <h3>
        <HopLink index={index} onShowHop={onShowHop} />
      </h3>
      <span className="hop-heading-request">
        <strong>{visibleText(hop.method)}</strong>{' '}
        <UrlText url={hop.url} previous={chain.hops[index - 1]?.url} />
      </span>
      <HopStatus chain={chain} index={index} waiting={waiting} />
    </div>
  );
}
