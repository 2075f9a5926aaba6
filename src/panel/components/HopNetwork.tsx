import type { NetworkFacts } from '../../core/network-log.ts';
import { networkTexts } from '../network-text.ts';
import { FoldedText } from './FoldedText.tsx';

/** What DevTools' network log adds to a hop, as quiet facts. */
export function HopNetwork({ facts }: { readonly facts: NetworkFacts }) {
  return (
    <div className="hop-facts muted" data-part="network">
      {networkTexts(facts).map(({ part, text, title }) => (
        <span key={part} data-part={part} title={title}>
          <FoldedText text={text} />
        </span>
      ))}
    </div>
  );
}
