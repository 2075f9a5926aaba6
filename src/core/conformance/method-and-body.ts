/** Whether the method and body are as required. */
import type { Hop } from '../chain/chain.ts';
import { allowedMethods, sectionOf } from '../standards/rfc9110.ts';
import { type Message, msg, t, translate } from '../text/i18n.ts';
import type { BodyFate } from '../transition/transition.ts';
import {
  type AllowedFate,
  type Aspect,
  allowedOfBody,
  type Followed,
  fetchStep,
  type Ruling,
} from './aspect.ts';

/** The method of the next request. */
export function methodAspect({ from, to, status, next }: Followed): Aspect {
  const methods = allowedMethods(status, from.method);
  const source = sectionOf(status);
  return {
    aspect: 'method',
    observed: to.method,
    required: { text: next.method, source: fetchStep(12) },
    allowed:
      methods && source ? { text: methods.reduce((a, b) => t`${a} or ${b}`), source } : undefined,
    agrees: to.method === next.method,
  };
}

/** The body of the next request; none if there was none before or after. */
export function bodyAspect(followed: Followed, fate: BodyFate): Aspect[] {
  const { from, to, next } = followed;
  const mustGo = next.body === 'none';
  const required = mustGo
    ? { text: t`dropped`, source: fetchStep(12) }
    : { text: t`sent again`, source: fetchStep(14) };
  const allowed = allowedOfBody(followed, ALLOWED);
  return compareBody(from, to, fate, { mustGo, required, allowed });
}

const ALLOWED: Readonly<Record<AllowedFate, Message>> = {
  stays: msg`sent again`,
  goes: msg`dropped`,
  either: msg`dropped if the method becomes GET, otherwise sent again`,
};

/** Method and body of a redirect that no server sent: without a status, only the URL can change. */
export function unchanged(from: Hop, to: Hop, fate: BodyFate, source?: string): Aspect[] {
  const ruling = (text: string) => ({ text, ...(source !== undefined && { source }) });
  const method: Aspect = {
    aspect: 'method',
    observed: to.method,
    required: ruling(from.method),
    allowed: undefined,
    agrees: to.method === from.method,
  };
  const required = ruling(t`sent again`);
  const body = compareBody(from, to, fate, { mustGo: false, required, allowed: undefined });
  return [method, ...body];
}

const FATES: Readonly<Record<BodyFate, Message | undefined>> = {
  none: msg`none`,
  'sent-again': msg`sent again, identical`,
  'same-fields': msg`sent again, same fields`,
  'same-files': msg`sent again, same file names`,
  differs: msg`sent again, but changed`,
  dropped: msg`dropped`,
  'not-observable': undefined,
};

const SENT_AGAIN: readonly BodyFate[] = ['sent-again', 'same-fields', 'same-files'];

interface Rulings {
  /** Whether the body must be dropped. */
  readonly mustGo: boolean;
  readonly required: Ruling;
  readonly allowed: Ruling | undefined;
}

function compareBody(from: Hop, to: Hop, fate: BodyFate, rulings: Rulings): Aspect[] {
  if (from.body.kind === 'none') return to.body.kind === 'none' ? [] : [unasked(to, rulings)];
  const { mustGo, required, allowed } = rulings;
  const agrees = mustGo ? fate === 'dropped' : SENT_AGAIN.includes(fate);
  const observed = FATES[fate];
  return [
    {
      aspect: 'body',
      observed: observed && translate(observed),
      required,
      allowed,
      agrees: fate === 'not-observable' ? undefined : agrees,
    },
  ];
}

/** A body although there was none to send again. */
function unasked(to: Hop, { required, allowed }: Rulings): Aspect {
  const isObserved = to.body.kind !== 'not-observable';
  const none = (ruling: Ruling) => ({ ...ruling, text: t`none` });
  return {
    aspect: 'body',
    observed: isObserved ? t`added` : undefined,
    required: none(required),
    allowed: allowed && none(allowed),
    agrees: isObserved ? false : undefined,
  };
}
