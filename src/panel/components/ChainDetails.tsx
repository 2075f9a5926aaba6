import type { KeyboardEvent } from 'react';
import type { RedirectChain } from '../../core/chain.ts';
import type { EnrichedChain } from '../../core/network-log.ts';
import { toTransitions } from '../../core/transition.ts';
import { chainDuration, typeLabel } from '../chain-facts.ts';
import { durationText } from '../duration.ts';
import { visibleText } from '../visible-text.ts';
import { HopItem } from './HopItem.tsx';
import { SourceChips } from './SourceChips.tsx';
import { TransitionItem } from './TransitionItem.tsx';

interface ChainDetailsProps {
  readonly chain: EnrichedChain;
  /** The inspected tab. */
  readonly tabId: number | undefined;
  readonly onClose: () => void;
}

/** One chain, hop by hop, and between two hops what the redirect did. */
export function ChainDetails({ chain, tabId, onClose }: ChainDetailsProps) {
  const transitions = toTransitions(chain);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    <section className="details" aria-label="Chain details" onKeyDown={onKeyDown}>
      <header className="details-header">
        <h2>Hops</h2>
        <SourceChips chain={chain} tabId={tabId} />
        <span className="details-facts">{factsOf(chain)}</span>
        <button
          type="button"
          className="icon-button"
          aria-label="Close details"
          title="Close details (Esc)"
          onClick={onClose}
        >
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M4 4l8 8M12 4l-8 8" />
          </svg>
        </button>
      </header>
      <ol className="hops">
        {chain.hops.flatMap((_, index) => {
          const transition = transitions[index];
          // biome-ignore-start lint/suspicious/noArrayIndexKey: a hop is known by its place
          const hop = <HopItem key={`hop ${index}`} chain={chain} index={index} />;
          if (!transition) return [hop];
          return [
            hop,
            <TransitionItem key={`transition ${index}`} chain={chain} transition={transition} />,
          ];
          // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
        })}
      </ol>
    </section>
  );
}

function factsOf(chain: RedirectChain): string {
  const duration = chainDuration(chain);
  const facts = [
    typeLabel(chain.type),
    `${chain.hops.length} ${chain.hops.length === 1 ? 'hop' : 'hops'}`,
    ...(duration === undefined ? [] : [durationText(duration)]),
    ...(chain.initiator === undefined ? [] : [`initiator ${chain.initiator}`]),
  ];
  return visibleText(facts.join(' · '));
}
