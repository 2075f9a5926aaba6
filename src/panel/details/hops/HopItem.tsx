import { useMemo } from 'react';
import type { Hop, RedirectChain } from '../../../core/chain/chain.ts';
import { t } from '../../../core/text/i18n.ts';
import { durationText } from '../../../core/text/quantities.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import { challengeOf, type End, endOf, isAnswered, locationOf } from '../../ui/chain/hop-text.ts';
import { contradictionText, witnessText } from '../../ui/chain/witness-text.ts';
import { FoldedText } from '../../ui/text/FoldedText.tsx';
import { UrlText } from '../../ui/text/UrlText.tsx';
import { HopTracks } from '../../ui/tracks/Tracks.tsx';
import { hopTrack, type Joints } from '../../ui/tracks/tracks.ts';
import { HopBody } from '../body/HopBody.tsx';
import { HopCookies } from '../cookies/HopCookies.tsx';
import { FindingItem } from '../findings/FindingItem.tsx';
import type { FindingView } from '../findings/finding-view.ts';
import { HopStatus } from '../HopStatus.tsx';
import { HeaderList } from '../headers/HeaderList.tsx';
import { QueryTable } from '../query/QueryTable.tsx';
import { locationQueryView, queryView } from '../query/query-view.ts';
import { HopNetwork } from '../timing/HopNetwork.tsx';
import { HopLayers } from './HopLayers.tsx';
import { type LayersView, layersView } from './layers-view.ts';

interface HopItemProps {
  readonly chain: RedirectChain;
  readonly index: number;
  readonly joints: Joints;
  /** The findings about the hop itself, not about its redirect. */
  readonly findings: readonly FindingView[];
}

/** One hop: its request and its response. */
export function HopItem({ chain, index, joints, findings }: HopItemProps) {
  const hop = chain.hops[index] ?? chain.hops[0];
  const waiting = index === chain.hops.length - 1 && !chain.ended;
  const layers = layersView(hop);
  return (
    <li className="hop" data-hop-index={index}>
      <HopTracks track={hopTrack(chain, index, joints)} />
      <div className="hop-line">
        <span className="hop-number" title={witnessText(hop)}>
          {index + 1}
        </span>
        <span className="hop-method" data-part="method">
          {visibleText(hop.method)}
        </span>
        <UrlText url={hop.url} previous={chain.hops[index - 1]?.url} />
        <HopStatus chain={chain} index={index} waiting={waiting} />
        <span className="hop-time" data-part="time">
          {hop.endedAt !== undefined && durationText(hop.endedAt - hop.startedAt)}
        </span>
      </div>
      <HopFacts chain={chain} index={index} layers={layers} />
      <HopEnd hop={hop} end={index === chain.hops.length - 1 ? endOf(chain) : undefined} />
      {findings.map((finding) => (
        <FindingItem key={finding.id} chain={chain} finding={finding} />
      ))}
      <HopEvidence hop={hop} waiting={waiting} layers={layers} />
    </li>
  );
}

interface HopFactsProps extends Pick<HopItemProps, 'chain' | 'index'> {
  readonly layers: LayersView | undefined;
}

function HopFacts({ chain, index, layers }: HopFactsProps) {
  const hop = chain.hops[index] ?? chain.hops[0];
  const location = locationOf(hop);
  const challenge = challengeOf(hop);
  return (
    <div className="hop-facts">
      <QueryTable part="query" view={useMemo(() => queryView(chain, index), [chain, index])} />
      <HopBody chain={chain} index={index} />
      {location && (
        <span data-part="location">
          <span className="muted">{'Location: '}</span>
          <span className={location.observed ? 'code' : 'muted'}>
            <FoldedText text={location.text || t`empty`} />
          </span>
        </span>
      )}
      <QueryTable
        part="location-query"
        view={useMemo(() => locationQueryView(chain, index), [chain, index])}
      />
      {layers && (
        <span className="muted" data-part="sender">
          <FoldedText text={layers.brief} />
        </span>
      )}
      {challenge !== undefined && (
        <span
          className="chip"
          data-part="challenge"
          title={t`The server requested credentials; the browser sent the request again with them`}
        >
          {challenge}
        </span>
      )}
      {hop.response?.fromCache && (
        <span className="chip" data-part="cached" title={t`The server was not contacted`}>
          {t`from cache`}
        </span>
      )}
      {hop.partial && (
        <span
          className="chip"
          data-part="partial"
          title={t`Recording started in the middle of this hop`}
        >
          {t`started before recording`}
        </span>
      )}
      <HopWitness hop={hop} />
      <HopCookies chain={chain} index={index} />
    </div>
  );
}

/** Who saw the hop, if not webRequest, and where the two witnesses contradict each other. */
function HopWitness({ hop }: { readonly hop: Hop }) {
  const contradiction = contradictionText(hop);
  return (
    <>
      {hop.witness === 'log' && (
        <span className="chip" data-part="witness" title={witnessText(hop)}>
          {t`from network log`}
        </span>
      )}
      {contradiction !== undefined && (
        <span className="chip" data-part="contradiction">
          {contradiction}
        </span>
      )}
    </>
  );
}

/** What was observed on the wire; collapsed. */
function HopEvidence({
  hop,
  waiting,
  layers,
}: {
  readonly hop: Hop;
  readonly waiting: boolean;
  readonly layers: LayersView | undefined;
}) {
  return (
    <div className="hop-evidence">
      <HeaderList name={t`Request headers`} headers={hop.requestHeaders} waiting={waiting} />
      {isAnswered(hop) && (
        <HeaderList name={t`Response headers`} headers={hop.response?.headers} waiting={waiting} />
      )}
      {layers && <HopLayers view={layers} />}
      <HopNetwork hop={hop} />
    </div>
  );
}

function HopEnd({ hop, end }: { readonly hop: Hop; readonly end: End | undefined }) {
  return (
    <>
      {hop.error !== undefined && (
        <p className="hop-end" data-part="error">
          <span aria-hidden="true">✖ </span>
          {visibleText(hop.error)}
        </p>
      )}
      {end && (end.chip ?? end.reason) !== undefined && (
        <p className="hop-end" data-part={end.part}>
          {end.chip !== undefined && (
            <span className="chip" data-part="end">
              {end.chip}
            </span>
          )}{' '}
          {end.reason}
        </p>
      )}
    </>
  );
}
