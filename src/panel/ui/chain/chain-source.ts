/** The origin of a chain, if it is not just the page in the inspected tab, and whether it is complete. */

import type { RedirectChain } from '../../../core/chain/chain.ts';
import { segmentsOf } from '../../../core/chain/gaps.ts';
import { type Message, msg, translate } from '../../../core/text/i18n.ts';

/** A word for a chip, and the sentence that explains it. */
export interface SourceWord {
  readonly word: string;
  readonly title: string;
}

type Source = readonly [word: Message, title: Message];

const NEW_TAB: Source = [msg`new tab`, msg`Requested by a tab that this tab opened.`];

const UNATTRIBUTED: Source = [
  msg`unattributed`,
  msg`The browser doesn’t report which tab this request belongs to, for example if a service
    worker or shared worker sent it. The request is shown here because the requesting origin
    matches this page’s origin.`,
];

const PRERENDERED: Source = [
  msg`prerendered`,
  msg`Requested by or for a page that the browser rendered before it was opened.`,
];

const PREFETCHED: Source = [
  msg`prefetched`,
  msg`Requested for a page that hasn’t been opened yet.`,
];

const EARLIER: Source = [
  msg`earlier`,
  msg`Before this panel was opened. Only DevTools’ network log has it.`,
];

const GAP: Source = [msg`gap`, msg`At least one hop or response is missing: nobody observed it.`];

/**
 * Describes the origin of a chain; empty if it is the inspected tab's own page.
 * @param tabId the inspected tab; −1 in a session without tabs, where none is missing
 */
export function sourceWords(chain: RedirectChain, tabId: number | undefined): SourceWord[] {
  const words: Source[] = [];
  if (chain.tabId === -1 && tabId !== -1) words.push(UNATTRIBUTED);
  else if (chain.openedBy !== undefined && chain.tabId !== tabId) words.push(NEW_TAB);
  if (chain.lifecycle === 'prerender') words.push(PRERENDERED);
  if (chain.lifecycle === 'prefetch') words.push(PREFETCHED);
  if (chain.beforePanel) words.push(EARLIER);
  if (segmentsOf(chain).length > 1) words.push(GAP);
  return words.map(([word, title]) => ({ word: translate(word), title: translate(title) }));
}
