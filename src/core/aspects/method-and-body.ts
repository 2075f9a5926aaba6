/** Whether method and body went on as they must. */
import type { Hop } from '../chain.ts';
import { allowedMethods, sectionOf } from '../rfc9110.ts';
import type { BodyFate } from '../transition.ts';
import { type Aspect, allowedOfBody, type Followed, fetchStep, type Ruling } from './aspect.ts';

/** The method of the next request. */
export function methodAspect({ from, to, status, next }: Followed): Aspect {
  const methods = allowedMethods(status, from.method);
  const source = sectionOf(status);
  return {
    aspect: 'method',
    observed: to.method,
    required: { text: next.method, source: fetchStep(12) },
    allowed: methods && source ? { text: methods.join(' or '), source } : undefined,
    agrees: to.method === next.method,
  };
}

/** The body of the next request; none where there was none to begin with and none came of it. */
export function bodyAspect(followed: Followed, fate: BodyFate): Aspect[] {
  const { from, to, next } = followed;
  const required =
    next.body === 'none'
      ? { text: 'dropped', source: fetchStep(12) }
      : { text: 'sent again', source: fetchStep(14) };
  return compareBody(from, to, fate, { required, allowed: allowedOfBody(followed, 'sent again') });
}

/** Method and body of a redirect that no server sent: there is no status that could change anything but the URL. */
export function unchanged(from: Hop, to: Hop, fate: BodyFate, source?: string): Aspect[] {
  const ruling = (text: string) => ({ text, ...(source !== undefined && { source }) });
  const method: Aspect = {
    aspect: 'method',
    observed: to.method,
    required: ruling(from.method),
    allowed: undefined,
    agrees: to.method === from.method,
  };
  return [
    method,
    ...compareBody(from, to, fate, { required: ruling('sent again'), allowed: undefined }),
  ];
}

const FATES: Readonly<Record<BodyFate, string | undefined>> = {
  none: 'none',
  'sent-again': 'sent again, identical',
  'same-fields': 'sent again, same fields',
  'same-files': 'sent again, same file names',
  differs: 'sent again, differs',
  dropped: 'dropped',
  'not-observable': undefined,
};

const SENT_AGAIN: readonly BodyFate[] = ['sent-again', 'same-fields', 'same-files'];

type Rulings = { readonly required: Ruling; readonly allowed: Ruling | undefined };

function compareBody(from: Hop, to: Hop, fate: BodyFate, rulings: Rulings): Aspect[] {
  if (from.body.kind === 'none') return to.body.kind === 'none' ? [] : [unasked(to, rulings)];
  const isDropped = rulings.required.text === 'dropped';
  const agrees = isDropped ? fate === 'dropped' : SENT_AGAIN.includes(fate);
  return [
    {
      aspect: 'body',
      observed: FATES[fate],
      ...rulings,
      agrees: fate === 'not-observable' ? undefined : agrees,
    },
  ];
}

/** A body where there was none to send again. */
function unasked(to: Hop, { required, allowed }: Rulings): Aspect {
  const isObserved = to.body.kind !== 'not-observable';
  const none = (ruling: Ruling) => ({ ...ruling, text: 'none' });
  return {
    aspect: 'body',
    observed: isObserved ? 'added' : undefined,
    required: none(required),
    allowed: allowed && none(allowed),
    agrees: isObserved ? false : undefined,
  };
}
