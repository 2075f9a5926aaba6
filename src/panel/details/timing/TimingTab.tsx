import { type CSSProperties, useMemo } from 'react';
import type { RedirectChain } from '../../../core/chain/chain.ts';
import { t } from '../../../core/text/i18n.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import { MiddleEllipsis } from '../../ui/text/MiddleEllipsis.tsx';
import { HopLink } from '../HopLink.tsx';
import { type HopTiming, type Stretch, type TimingView, timingView } from './timing-view.ts';

interface TimingTabProps {
  readonly chain: RedirectChain;
  /** Whether the chain and its times come from a file. */
  readonly imported: boolean;
  readonly onShowHop: (index: number) => void;
}

/** A chain's waterfall: when each hop began, how long it took and, if known, in which phases. */
export function TimingTab({ chain, imported, onShowHop }: TimingTabProps) {
  const view = useMemo(() => timingView(chain, imported), [chain, imported]);
  return (
    <div className="tab-body">
      <p className="tab-summary">{view.summary}</p>
      <table className="waterfall">
        <thead>
          <tr>
            <th>{t`Hop`}</th>
            <th className="waterfall-number">{t`Start`}</th>
            <th className="waterfall-number">{t`Duration`}</th>
            <th className="waterfall-scale">
              <span className="visually-hidden">{t`Phases`}</span>
              <Ticks ticks={view.ticks} />
            </th>
          </tr>
        </thead>
        <tbody>
          {view.hops.map((timing) => (
            <Row key={timing.index} chain={chain} timing={timing} onShowHop={onShowHop} />
          ))}
        </tbody>
      </table>
      <p className="explanation" data-part="source">
        {view.source}
      </p>
    </div>
  );
}

function Ticks({ ticks }: Pick<TimingView, 'ticks'>) {
  return ticks.map(({ at, text }) => (
    <span key={text} className="tick" style={placed({ from: at })} aria-hidden="true">
      {text}
    </span>
  ));
}

interface RowProps extends Omit<TimingTabProps, 'imported'> {
  readonly timing: HopTiming;
}

function Row({ chain, timing, onShowHop }: RowProps) {
  const { index, address, start, duration, isLogged, source, stretches, phases } = timing;
  const hop = chain.hops[index] ?? chain.hops[0];
  return (
    <tr data-of-hop={index} data-source={isLogged ? 'log' : 'events'}>
      <th scope="row" className="waterfall-hop">
        <HopLink index={index} onShowHop={onShowHop} />
        <strong>{visibleText(hop.method)}</strong>
        <span className="url" title={visibleText(hop.url)}>
          <MiddleEllipsis text={address} />
        </span>
      </th>
      <td className="waterfall-number">{start}</td>
      <td className="waterfall-number">{duration}</td>
      <td className="waterfall-bars">
        <div className="waterfall-track" aria-hidden="true">
          {stretches.map((stretch) => (
            <span
              key={stretch.phase}
              className="stretch"
              data-phase={stretch.phase}
              style={placed(stretch)}
            />
          ))}
        </div>
        <p className="waterfall-phases">
          {phases.map(({ phase, text }) => (
            <span key={phase} className="phase" data-phase={phase}>
              {text}
            </span>
          ))}
          <span className="chip">{source}</span>
        </p>
      </td>
    </tr>
  );
}

function placed({ from, share }: Partial<Stretch>): CSSProperties {
  return {
    insetInlineStart: `${100 * (from ?? 0)}%`,
    ...(share !== undefined && { inlineSize: `${100 * share}%` }),
  };
}
