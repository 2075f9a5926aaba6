import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import type { RedirectChain } from '../../core/chain.ts';
import type { EnrichedChain } from '../../core/network-log.ts';
import { visibleText } from '../../core/visible-text.ts';
import { assertNever } from '../assert-never.ts';
import { chainDuration, typeLabel } from '../chain-facts.ts';
import { durationText } from '../duration.ts';
import { chainFindings, type FindingView, needsList } from '../finding-view.ts';
import { type JourneyPart, journeyFacts, toJourneyParts } from '../journey-view.ts';
import { ChainHops } from './ChainHops.tsx';
import { CloseButton } from './CloseButton.tsx';
import { CopyMenu } from './CopyMenu.tsx';
import { FindingList } from './FindingList.tsx';
import { JourneyChain } from './JourneyChain.tsx';
import { LinkItem } from './LinkItem.tsx';
import { OtherClients } from './OtherClients.tsx';
import { SourceChips } from './SourceChips.tsx';

interface ChainDetailsProps {
  readonly chain: EnrichedChain;
  /** The inspected tab. */
  readonly tabId: number | undefined;
  /** The user's own names of secrets. */
  readonly secretNames: readonly string[];
  /** The journey that it belongs to, itself among the others. */
  readonly journey: readonly RedirectChain[];
  readonly onSelect: (id: string) => void;
  readonly onClose: () => void;
}

/** One chain, hop by hop, and between two hops what the redirect did; around it the journey that it belongs to. */
export function ChainDetails({
  chain,
  tabId,
  secretNames,
  journey,
  onSelect,
  onClose,
}: ChainDetailsProps) {
  const section = useRef<HTMLElement>(null);
  const facts = factsOf(chain, journey);
  const findings = chainFindings(chain, journey);
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
        <CopyMenu chain={chain} secretNames={secretNames} />
        <CloseButton name="Close details" onClick={onClose} />
      </header>
      {needsList(findings) && (
        <FindingList
          findings={findings}
          onShow={({ id, hop }) =>
            section.current
              ?.querySelector(`[data-finding="${id}"][data-at="${hop}"]`)
              ?.scrollIntoView({ block: 'center' })
          }
        />
      )}
      <Journey key={chain.id} chain={chain} findings={findings} journey={journey} onSelect={show} />
    </section>
  );
}

interface JourneyProps extends Pick<ChainDetailsProps, 'chain' | 'journey' | 'onSelect'> {
  readonly findings: readonly FindingView[];
}

function Journey({ chain, findings, journey, onSelect }: JourneyProps) {
  return (
    <ol className="hops" ref={useScrollToSelected()}>
      {toJourneyParts(journey, chain).map((part) => (
        <Part
          key={keyOf(part)}
          part={part}
          selected={chain}
          findings={findings}
          onSelect={onSelect}
        />
      ))}
      <OtherClients chain={chain} />
    </ol>
  );
}

interface PartProps {
  readonly part: JourneyPart;
  readonly selected: RedirectChain;
  /** The selected chain's. */
  readonly findings: readonly FindingView[];
  readonly onSelect: (id: string) => void;
}

function Part({ part, selected, findings, onSelect }: PartProps) {
  switch (part.kind) {
    case 'link':
      return <LinkItem link={part.link} explained={part.link.to === selected.id} />;
    case 'gap':
      return <li className="journey-gap">{`… ${part.count} more`}</li>;
    case 'chain':
      return part.chain === selected ? (
        <ChainHops chain={part.chain} findings={findings} joints={part} />
      ) : (
        <JourneyChain chain={part.chain} joints={part} onSelect={onSelect} />
      );
    default:
      return assertNever(part);
  }
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
