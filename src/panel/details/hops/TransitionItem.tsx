import { Fragment } from 'react';
import type { RedirectChain } from '../../../core/chain/chain.ts';
import { t } from '../../../core/text/i18n.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import type { Transition } from '../../../core/transition/transition.ts';
import {
  effects,
  explanation,
  gapText,
  inferredText,
  methodText,
} from '../../../core/transition/transition-text.ts';
import { TransitionTracks } from '../../ui/tracks/Tracks.tsx';
import { gapTrack, transitionTrack } from '../../ui/tracks/tracks.ts';
import { FindingItem } from '../findings/FindingItem.tsx';
import type { FindingView } from '../findings/finding-view.ts';
import { HeaderChanges } from '../headers/HeaderChanges.tsx';
import { Standards } from '../standards/Standards.tsx';

interface TransitionItemProps {
  readonly chain: RedirectChain;
  readonly transition: Transition;
  /** The findings about the redirect. */
  readonly findings: readonly FindingView[];
}

/** What a redirect did to the request, with its findings. */
export function TransitionItem({ chain, transition, findings }: TransitionItemProps) {
  if (transition.gap) return <Gap chain={chain} transition={transition} />;
  const text = explanation(transition);
  const inferred = inferredText(transition);
  return (
    <li
      className="transition"
      data-transition-index={transition.fromIndex}
      data-verdict={transition.verdict}
    >
      <TransitionTracks track={transitionTrack(chain, transition)} />
      <p className="transition-line">
        <Headline transition={transition} />
        {transition.verdict === 'violation' && <span className="chip">{t`violation`}</span>}
        {inferred !== undefined && (
          <span className="chip" data-part="inferred" title={inferred}>
            {t`link inferred`}
          </span>
        )}
      </p>
      {text !== undefined && (
        <p className="explanation" data-part="explanation">
          {visibleText(text)}
        </p>
      )}
      {findings.map((finding) => (
        <FindingItem key={finding.id} chain={chain} finding={finding} />
      ))}
      <HeaderChanges chain={chain} index={transition.fromIndex + 1} />
      <Standards chain={chain} transition={transition} />
    </li>
  );
}

/** If a hop is missing, nothing is known about what happened to the request. */
function Gap({ chain, transition }: Omit<TransitionItemProps, 'findings'>) {
  return (
    <li className="transition" data-part="gap">
      <TransitionTracks track={gapTrack(chain, transition)} />
      <p className="transition-line">
        <strong>{transition.gap && gapText(transition.gap)}</strong>
      </p>
      <p className="explanation">
        {t`Neither webRequest nor DevTools’ network log reported what lies between these two requests, so
          nothing is compared across the gap.`}
      </p>
    </li>
  );
}

/** What happened to the method, then to the rest. The response is shown with the hop above. */
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
