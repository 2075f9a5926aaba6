import { useState } from 'react';
import type { RedirectChain } from '../../../core/chain/chain.ts';
import { toTransitions } from '../../../core/transition/transition.ts';
import { TransitionTracks } from '../../ui/tracks/Tracks.tsx';
import { foldTrack, type Joints } from '../../ui/tracks/tracks.ts';
import type { FindingView } from '../findings/finding-view.ts';
import { HopItem } from './HopItem.tsx';
import { type Laps, toHopParts } from './hop-parts.ts';
import { TransitionItem } from './TransitionItem.tsx';

interface ChainHopsProps {
  readonly chain: RedirectChain;
  readonly findings: readonly FindingView[];
  readonly joints: Joints;
  /** The index of a hop that must not be collapsed. */
  readonly wanted: number | undefined;
}

/** A chain's hops and the transitions between them, each with its findings. */
export function ChainHops(props: ChainHopsProps) {
  const noted = new Set(props.findings.map(({ hop }) => hop));
  if (props.wanted !== undefined) noted.add(props.wanted);
  return toHopParts(props.chain, noted).map((part) =>
    part.kind === 'laps' ? (
      <FoldedLaps key={`laps ${part.from}`} {...props} laps={part} />
    ) : (
      <HopWithTransition key={`hop ${part.index}`} {...props} index={part.index} />
    ),
  );
}

/** The iterations of a loop that are like the first: one line, which opens to show their hops. */
function FoldedLaps({ laps, ...props }: ChainHopsProps & { readonly laps: Laps }) {
  const [open, setOpen] = useState(false);
  const { from, to, text } = laps;
  const indexes = open ? Array.from({ length: to - from + 1 }, (_, index) => from + index) : [];
  return (
    <>
      <li className="laps">
        <TransitionTracks track={foldTrack(props.chain, from, to)} />
        <button
          type="button"
          className="laps-button"
          data-part="laps"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {text}
        </button>
      </li>
      {indexes.map((index) => (
        <HopWithTransition key={index} {...props} index={index} />
      ))}
    </>
  );
}

function HopWithTransition({
  chain,
  findings,
  joints,
  index,
}: ChainHopsProps & { readonly index: number }) {
  const transition = toTransitions(chain)[index];
  const here = findings.filter(({ hop }) => hop === index);
  return (
    <>
      <HopItem chain={chain} index={index} joints={joints} findings={transition ? [] : here} />
      {transition && <TransitionItem chain={chain} transition={transition} findings={here} />}
    </>
  );
}
