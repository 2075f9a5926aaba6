import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import type { RedirectChain } from '../../core/chain.ts';
import type { EnrichedChain } from '../../core/network-log.ts';
import { toTransitions } from '../../core/transition.ts';
import { assertNever } from '../assert-never.ts';
import { chainDuration, typeLabel } from '../chain-facts.ts';
import { durationText } from '../duration.ts';
import { type JourneyPart, journeyFacts, toJourneyParts } from '../journey-view.ts';
import type { Joints } from '../tracks.ts';
import { visibleText } from '../visible-text.ts';
import { HopItem } from './HopItem.tsx';
import { JourneyChain } from './JourneyChain.tsx';
import { LinkItem } from './LinkItem.tsx';
import { SourceChips } from './SourceChips.tsx';
import { TransitionItem } from './TransitionItem.tsx';

interface ChainDetailsProps {
  readonly chain: EnrichedChain;
  /** The inspected tab. */
  readonly tabId: number | undefined;
  /** The journey that it belongs to, itself among the others. */
  readonly journey: readonly RedirectChain[];
  readonly onSelect: (id: string) => void;
  readonly onClose: () => void;
}

/** One chain, hop by hop, and between two hops what the redirect did; around it the journey that it belongs to. */
export function ChainDetails({ chain, tabId, journey, onSelect, onClose }: ChainDetailsProps) {
  const section = useRef<HTMLElement>(null);
  const facts = factsOf(chain, journey);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  const show = (id: string) => {
    // The button that was pressed goes with its chain's place.
    section.current?.focus();
    onSelect(id);
  };
  return (
    <section
      ref={section}
      className="details"
      aria-label="Chain details"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <header className="details-header">
        <h2>{hopsText(chain)}</h2>
        <SourceChips chain={chain} tabId={tabId} />
        <span className="details-facts" title={facts}>
          {facts}
        </span>
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
      <Journey key={chain.id} chain={chain} journey={journey} onSelect={show} />
    </section>
  );
}

function Journey({
  chain,
  journey,
  onSelect,
}: Pick<ChainDetailsProps, 'chain' | 'journey' | 'onSelect'>) {
  return (
    <ol className="hops" ref={useScrollToSelected()}>
      {toJourneyParts(journey, chain).map((part) => (
        <Part key={keyOf(part)} part={part} selected={chain} onSelect={onSelect} />
      ))}
    </ol>
  );
}

interface PartProps {
  readonly part: JourneyPart;
  readonly selected: RedirectChain;
  readonly onSelect: (id: string) => void;
}

function Part({ part, selected, onSelect }: PartProps) {
  switch (part.kind) {
    case 'link':
      return <LinkItem link={part.link} explained={part.link.to === selected.id} />;
    case 'gap':
      return <li className="journey-gap">{`… ${part.count} more`}</li>;
    case 'chain':
      return part.chain === selected ? (
        <ChainHops chain={part.chain} joints={part} />
      ) : (
        <JourneyChain chain={part.chain} joints={part} onSelect={onSelect} />
      );
    default:
      return assertNever(part);
  }
}

function ChainHops({ chain, joints }: { chain: RedirectChain; joints: Joints }) {
  const transitions = toTransitions(chain);
  return chain.hops.flatMap((_, index) => {
    const transition = transitions[index];
    // biome-ignore-start lint/suspicious/noArrayIndexKey: a hop is known by its place
    const hop = <HopItem key={`hop ${index}`} chain={chain} index={index} joints={joints} />;
    if (!transition) return [hop];
    return [
      hop,
      <TransitionItem key={`transition ${index}`} chain={chain} transition={transition} />,
    ];
    // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
  });
}

function keyOf(part: JourneyPart): string {
  if (part.kind === 'chain') return `chain ${part.chain.id}`;
  return part.kind === 'link' ? `link ${part.link.to}` : `gap ${part.count}`;
}

/** The selected chain comes into view where the journey before it takes the room. */
function useScrollToSelected() {
  const hops = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => {
    const first = hops.current?.querySelector('[data-hop-index]');
    const link = first?.previousElementSibling;
    if (link) link.scrollIntoView({ block: 'nearest' });
    first?.scrollIntoView({ block: 'nearest' });
  }, []);
  return hops;
}

function hopsText({ hops }: RedirectChain): string {
  return hops.length === 1 ? '1 hop' : `${hops.length} hops`;
}

function factsOf(chain: RedirectChain, journey: readonly RedirectChain[]): string {
  const duration = chainDuration(chain);
  const facts = [
    typeLabel(chain.type),
    ...(duration === undefined ? [] : [durationText(duration)]),
    ...journeyFacts(journey),
    ...(chain.initiator === undefined ? [] : [`initiator ${chain.initiator}`]),
  ];
  return visibleText(facts.join(' · '));
}
