/** The body that each hop sent and what happened to it, as display-safe texts. */
import {
  bodySize,
  headerValue,
  isInternal,
  type RedirectChain,
} from '../../../core/chain/chain.ts';
import { t } from '../../../core/text/i18n.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import {
  type BodyFate,
  type Transition,
  toTransitions,
} from '../../../core/transition/transition.ts';
import { bodyName } from '../../../core/transition/transition-text.ts';
import { type BodyView, bodyView } from './body-text.ts';

export interface HopBodyView {
  readonly index: number;
  /** `body of 24 B, application/json`, `no body`, `body not observable`. */
  readonly name: string;
  /** What happened to it, according to the next hop; undefined for the last hop. */
  readonly fate: string | undefined;
  readonly isLost: boolean;
  /** Its readable content; undefined if there is none. */
  readonly content: BodyView | undefined;
}

/** Prepares the bodies of all hops for display. */
export function bodiesView(chain: RedirectChain): HopBodyView[] {
  const transitions = toTransitions(chain);
  return chain.hops.map((_, index) => ({
    index,
    name: nameOf(chain, index),
    ...fateOf(transitions[index], chain, index),
    content: bodyView(chain, index),
  }));
}

function nameOf(chain: RedirectChain, index: number): string {
  const hop = chain.hops[index] ?? chain.hops[0];
  const name = bodyName(hop.body, bodySize(hop));
  if (name === undefined) {
    return isInternal(hop.redirect) && !hop.requestHeaders ? t`nothing was sent` : t`no body`;
  }
  const type = headerValue(hop.requestHeaders, 'content-type');
  return visibleText(type === undefined ? name : t`${name}, ${type}`);
}

function fateOf(
  transition: Transition | undefined,
  chain: RedirectChain,
  index: number,
): Pick<HopBodyView, 'fate' | 'isLost'> {
  if (!transition || chain.hops[index]?.body.kind === 'none') {
    return { fate: undefined, isLost: false };
  }
  const { body } = transition;
  return { fate: fateText(body, index + 2), isLost: body === 'dropped' || body === 'differs' };
}

function fateText(fate: BodyFate, next: number): string | undefined {
  switch (fate) {
    case 'none':
      return undefined;
    case 'not-observable':
      return t`Not observable: hop ${next} may have sent the body again.`;
    case 'dropped':
      return t`Hop ${next} didn’t send the body: dropped.`;
    case 'differs':
      return t`Hop ${next} sent a different body.`;
    case 'sent-again':
      return t`Hop ${next} sent the same bytes again.`;
    case 'same-fields':
      return t`Hop ${next} sent the same fields again.`;
    case 'same-files':
      return t`Hop ${next} sent files with the same names again.`;
  }
}
