import { useMemo } from 'react';
import type { RedirectChain } from '../../../core/chain/chain.ts';
import { t } from '../../../core/text/i18n.ts';
import { HopHeading } from '../HopHeading.tsx';
import { BodyContent } from './BodyContent.tsx';
import { bodiesView, type HopBodyView } from './bodies-view.ts';

interface BodyTabProps {
  readonly chain: RedirectChain;
  readonly onShowHop: (index: number) => void;
}

/** The body that each hop of a chain sent, and what happened to it. */
export function BodyTab({ chain, onShowHop }: BodyTabProps) {
  const bodies = useMemo(() => bodiesView(chain), [chain]);
  return (
    <div className="tab-body">
      <p className="tab-summary muted">
        {t`Request bodies only. Response bodies aren’t recorded; see the Network panel.`}
      </p>
      {bodies.map((body) => (
        <section key={body.index} data-of-hop={body.index}>
          <HopHeading chain={chain} index={body.index} onShowHop={onShowHop} />
          <Body body={body} />
        </section>
      ))}
    </div>
  );
}

function Body({ body: { name, fate, isLost, content } }: { readonly body: HopBodyView }) {
  return (
    <div className="tab-block" data-part="body">
      <p>
        <span className={content ? undefined : 'muted'}>{name}</span>
        {fate !== undefined && (
          <>
            {' · '}
            <span data-part="fate" data-lost={isLost || undefined}>
              {fate}
            </span>
          </>
        )}
      </p>
      {content && <BodyContent view={content} />}
    </div>
  );
}
