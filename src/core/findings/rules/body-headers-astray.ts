import type { Hop } from '../../chain/chain.ts';
import { BODY_HEADERS } from '../../standards/redirect.ts';
import { msg, t, translate } from '../../text/i18n.ts';
import type { Transition } from '../../transition/transition.ts';
import type { Found, Rule } from '../finding.ts';
import { isRetrieval } from '../kit/redirects/server-redirects.ts';
import { SUSPECTS } from '../kit/texts/suspects.ts';
import { listText } from '../kit/texts/url-text.ts';

/**
 * Headers that describe a body but weren't kept or dropped with it. If the body itself violates the standards, another
 * rule reports it.
 */
export const bodyHeadersAstray: Rule = {
  id: 'body-headers-astray',
  title: msg`The body and the headers that describe it no longer match`,
  severity: 'warning',
  needs: ['body-header'],
  reference: {
    text: 'Fetch, HTTP-redirect fetch, step 12',
    url: 'https://fetch.spec.whatwg.org/#http-redirect-fetch',
  },
  find: ({ chain, transitions }) =>
    transitions.flatMap((transition) => {
      const next = chain.hops[transition.fromIndex + 1] ?? chain.hops[0];
      return [...droppedAlone(transition), ...keptAlone(transition, next)];
    }),
};

function droppedAlone(transition: Transition): Found[] {
  const { verdict, fromIndex, toMethod, lostHeaders } = transition;
  const names = lostHeaders.filter((name) => BODY_HEADERS.has(name.toLowerCase()));
  if (verdict !== 'kept' || !isSeen(transition) || names.length === 0) return [];
  return [
    {
      hop: fromIndex,
      text:
        names.length > 1
          ? t`${listText(names)} were dropped, but ${toMethod} and its body were kept`
          : t`${listText(names)} was dropped, but ${toMethod} and its body were kept`,
      explanation: t`Without this information, the server has to guess the body’s format. Most
        servers reject the body or misread it.`,
      remedy: translate(SUSPECTS),
    },
  ];
}

/** GET and HEAD have a body only if one was observed; with any other kept method, the body is kept as well. */
function isSeen({ body, toMethod }: Transition): boolean {
  if (body === 'not-observable') return !isRetrieval(toMethod);
  return body !== 'none' && body !== 'dropped';
}

function keptAlone({ verdict, body, fromIndex, toMethod }: Transition, next: Hop): Found[] {
  const isGone = body === 'dropped' && (verdict === 'by-design' || verdict === 'historical');
  const names = (next.requestHeaders ?? [])
    .map(({ name }) => name)
    .filter((name) => BODY_HEADERS.has(name.toLowerCase()));
  if (!isGone || names.length === 0) return [];
  return [
    {
      hop: fromIndex,
      text: t`${toMethod} still includes ${listText(names)}, but the body was dropped`,
      explanation: t`Headers that describe a body should be dropped with it. A server may wait for
        the missing body or reject a GET that announces one.`,
      remedy: translate(SUSPECTS),
    },
  ];
}
