import { Fragment } from 'react';
import type { RedirectChain } from '../../core/chain.ts';
import type { Transition } from '../../core/transition.ts';
import { effects, explanation, methodText } from '../../core/transition-text.ts';
import { verdictMark } from '../marks.ts';
import { transitionTrack } from '../tracks.ts';
import { visibleText } from '../visible-text.ts';
import { HeaderChanges } from './HeaderChanges.tsx';
import { MarkSign } from './MarkSign.tsx';
import { TransitionTracks } from './Tracks.tsx';

interface TransitionItemProps {
  readonly chain: RedirectChain;
  readonly transition: Transition;
}

/** What a redirect did to the request. */
export function TransitionItem({ chain, transition }: TransitionItemProps) {
  const mark = verdictMark(transition.verdict);
  const text = explanation(transition);
  return (
    <li
      className="transition"
      data-transition-index={transition.fromIndex}
      data-verdict={transition.verdict}
    >
      <TransitionTracks track={transitionTrack(chain, transition)} />
      <p className="transition-line">
        {mark && <MarkSign mark={mark} />}
        <Headline transition={transition} />
        {mark === 'violation' && (
          // The sign says its word already to those who cannot see this one.
          <span className="chip" aria-hidden="true">
            {mark}
          </span>
        )}
      </p>
      {text !== undefined && (
        <p className="explanation" data-part="explanation">
          {visibleText(text)}
        </p>
      )}
      <HeaderChanges chain={chain} index={transition.fromIndex + 1} />
    </li>
  );
}

/** What became of the method, then of the rest. The answer stands with the hop above. */
function Headline({ transition }: { readonly transition: Transition }) {
  return (
    <span data-part="headline">
      <strong>{visibleText(methodText(transition))}</strong>
      {effects(transition).map(({ text, lost }) => (
        <Fragment key={text}>
          {' · '}
          <span data-lost={lost || undefined}>{visibleText(text)}</span>
        </Fragment>
      ))}
    </span>
  );
}
