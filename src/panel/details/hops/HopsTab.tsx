import { useLayoutEffect, useRef } from 'react';
import type { RedirectChain } from '../../../core/chain/chain.ts';
import { t } from '../../../core/text/i18n.ts';
import { assertNever } from '../../ui/assert-never.ts';
import { FindingList } from '../findings/FindingList.tsx';
import { chainFindings, type FindingView, needsList } from '../findings/finding-view.ts';
import { JourneyChain } from '../journey/JourneyChain.tsx';
import { type JourneyPart, toJourneyParts } from '../journey/journey-view.ts';
import { LinkItem } from '../journey/LinkItem.tsx';
import { ChainHops } from './ChainHops.tsx';

interface HopsTabProps {
  readonly chain: RedirectChain;
  /** The chains of the journey, including this one. */
  readonly journey: readonly RedirectChain[];
  /** The result of `earlierOf` for this chain. */
  readonly earlier: readonly RedirectChain[];
  /** The index of the hop to scroll to; undefined for the first. */
  readonly hop: number | undefined;
  readonly onSelect: (id: string) => void;
}

/** One chain, hop by hop, with the transitions between the hops and its journey around it. */
export function HopsTab({ chain, journey, earlier, hop, onSelect }: HopsTabProps) {
  const findings = chainFindings(chain, journey, earlier);
  const hops = useScrollToHop(hop);
  return (
    <>
      {needsList(findings) && (
        <FindingList
          findings={findings}
          onShow={({ id, hop: at }) =>
            hops.current
              ?.querySelector(`[data-finding="${id}"][data-at="${at}"]`)
              ?.scrollIntoView({ block: 'center' })
          }
        />
      )}
      <ol className="hops" ref={hops}>
        {toJourneyParts(journey, chain).map((part) => (
          <Part
            key={keyOf(part)}
            part={part}
            selected={chain}
            findings={findings}
            wanted={hop}
            onSelect={onSelect}
          />
        ))}
      </ol>
    </>
  );
}

interface PartProps {
  readonly part: JourneyPart;
  readonly selected: RedirectChain;
  /** The ID of the selected chain. */
  readonly findings: readonly FindingView[];
  /** The index of a hop of the selected chain to scroll to. */
  readonly wanted: number | undefined;
  readonly onSelect: (id: string) => void;
}

function Part({ part, selected, findings, wanted, onSelect }: PartProps) {
  switch (part.kind) {
    case 'link':
      return <LinkItem link={part.link} explained={part.link.to === selected.id} />;
    case 'gap':
      return <li className="journey-gap">{t`… ${part.count} more`}</li>;
    case 'chain':
      return part.chain === selected ? (
        <ChainHops chain={part.chain} findings={findings} joints={part} wanted={wanted} />
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

/** Scrolls the selected chain into view if the journey before it fills the tab, or the requested hop. */
function useScrollToHop(hop: number | undefined) {
  const hops = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => {
    const wanted = hop && hops.current?.querySelector(`[data-hop-index="${hop}"]`);
    if (wanted) {
      wanted.scrollIntoView({ block: 'center' });
      return;
    }
    const first = hops.current?.querySelector('[data-hop-index]');
    const link = first?.previousElementSibling;
    if (link) link.scrollIntoView({ block: 'nearest' });
    first?.scrollIntoView({ block: 'nearest' });
  }, [hop]);
  return hops;
}
