import { lastHop, type RedirectChain } from '../../../core/chain/chain.ts';
import { t } from '../../../core/text/i18n.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import { toTransitions } from '../../../core/transition/transition.ts';
import { verdictMark } from '../../ui/chain/marks.ts';
import { UrlText } from '../../ui/text/UrlText.tsx';
import { HopTracks } from '../../ui/tracks/Tracks.tsx';
import { hopTrack, type Joints } from '../../ui/tracks/tracks.ts';
import { HopStatus } from '../HopStatus.tsx';

interface JourneyChainProps {
  readonly chain: RedirectChain;
  readonly joints: Joints;
  readonly onSelect: (id: string) => void;
}

/** Another chain of the journey, one line per hop. */
export function JourneyChain({ chain, joints, onSelect }: JourneyChainProps) {
  const transitions = toTransitions(chain);
  return chain.hops.map((hop, index) => {
    const transition = transitions[index];
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a hop is identified by its index
      <li key={index} className="hop journey-hop">
        <HopTracks track={hopTrack(chain, index, joints)} />
        <div className="hop-line">
          <span className="hop-number">{index + 1}</span>
          <span className="hop-method">{visibleText(hop.method)}</span>
          <UrlText url={hop.url} previous={chain.hops[index - 1]?.url} />
          <HopStatus
            chain={chain}
            index={index}
            waiting={hop === lastHop(chain) && !chain.ended}
            mark={transition && verdictMark(transition.verdict)}
          />
          {index === 0 && (
            <button
              type="button"
              className="journey-show"
              title={t`Show this chain`}
              onClick={() => onSelect(chain.id)}
            >
              {t`Show`}
            </button>
          )}
        </div>
      </li>
    );
  });
}
