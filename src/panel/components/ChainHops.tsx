import type { RedirectChain } from '../../core/chain.ts';
import { toTransitions } from '../../core/transition.ts';
import type { FindingView } from '../finding-view.ts';
import type { Joints } from '../tracks.ts';
import { HopItem } from './HopItem.tsx';
import { TransitionItem } from './TransitionItem.tsx';

interface ChainHopsProps {
  readonly chain: RedirectChain;
  readonly findings: readonly FindingView[];
  readonly joints: Joints;
}

/** A chain's hops and, between two of them, what the redirect did; each with what was found there. */
export function ChainHops({ chain, findings, joints }: ChainHopsProps) {
  const transitions = toTransitions(chain);
  return chain.hops.flatMap((_, index) => {
    const transition = transitions[index];
    const here = findings.filter(({ hop }) => hop === index);
    // biome-ignore-start lint/suspicious/noArrayIndexKey: a hop is known by its place
    const hop = (
      <HopItem
        key={`hop ${index}`}
        chain={chain}
        index={index}
        joints={joints}
        findings={transition ? [] : here}
      />
    );
    if (!transition) return [hop];
    return [
      hop,
      <TransitionItem
        key={`transition ${index}`}
        chain={chain}
        transition={transition}
        findings={here}
      />,
    ];
    // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
  });
}
