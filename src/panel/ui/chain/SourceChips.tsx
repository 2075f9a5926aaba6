import type { RedirectChain } from '../../../core/chain/chain.ts';
import { sourceWords } from './chain-source.ts';

interface SourceChipsProps {
  readonly chain: RedirectChain;
  /** The inspected tab. */
  readonly tabId: number | undefined;
}

/** The origin of a chain; nothing for the inspected tab's own. */
export function SourceChips({ chain, tabId }: SourceChipsProps) {
  return sourceWords(chain, tabId).map(({ word, title }) => (
    <span key={word} className="chip" data-part="source" title={title}>
      {word}
    </span>
  ));
}
