import { useMemo } from 'react';
import { bodySize, type RedirectChain } from '../../../core/chain/chain.ts';
import { bodyOf } from '../../ui/chain/hop-text.ts';
import { Disclosure } from '../../ui/controls/Disclosure.tsx';
import { BodyContent } from './BodyContent.tsx';
import { bodyView } from './body-text.ts';

/** A summary of a request's body; its fields or text open on demand. */
export function HopBody({ chain, index }: { chain: RedirectChain; index: number }) {
  const hop = chain.hops[index] ?? chain.hops[0];
  const fact = bodyOf(hop, bodySize(hop));
  if (!fact) return null;
  if (!fact.observed) {
    return (
      <span data-part="body" className="muted">
        {fact.text}
      </span>
    );
  }
  return (
    <Disclosure part="body" summary={fact.text}>
      <Content chain={chain} index={index} />
    </Disclosure>
  );
}

function Content({ chain, index }: { chain: RedirectChain; index: number }) {
  const view = useMemo(() => bodyView(chain, index), [chain, index]);
  return view && <BodyContent view={view} />;
}
