import { bodySize } from '../../core/chain.ts';
import type { EnrichedChain } from '../../core/network-log.ts';
import { bodyView } from '../body-text.ts';
import { bodyOf } from '../hop-text.ts';
import { BodyContent } from './BodyContent.tsx';
import { Disclosure } from './Disclosure.tsx';

/** A request's body in short; its fields or its text open on demand. */
export function HopBody({ chain, index }: { chain: EnrichedChain; index: number }) {
  const hop = chain.hops[index] ?? chain.hops[0];
  const fact = bodyOf(hop, bodySize(hop));
  const view = bodyView(chain, index);
  if (!fact) return null;
  if (!view) {
    return (
      <span data-part="body" className="muted">
        {fact.text}
      </span>
    );
  }
  return (
    <Disclosure part="body" summary={fact.text}>
      <BodyContent view={view} />
    </Disclosure>
  );
}
