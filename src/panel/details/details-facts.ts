/** The summary of a chain at the top of its details. */

import type { RedirectChain } from '../../core/chain/chain.ts';
import { t } from '../../core/text/i18n.ts';
import { durationText } from '../../core/text/quantities.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import { chainDuration, typeLabel } from '../ui/chain/chain-facts.ts';
import { journeyFacts } from './journey/journey-view.ts';

/** The facts of a chain and its journey in one line: `fetch/xhr · 42 ms · initiator http://a.test`. */
export function detailsFacts(chain: RedirectChain, journey: readonly RedirectChain[]): string {
  const duration = chainDuration(chain);
  const facts = [
    typeLabel(chain.type),
    ...(duration === undefined ? [] : [durationText(duration)]),
    ...journeyFacts(journey),
    ...(chain.initiator === undefined ? [] : [t`initiator ${chain.initiator}`]),
  ];
  return visibleText(facts.join(' · '));
}
