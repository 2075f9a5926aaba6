import { msg, t } from '../../text/i18n.ts';
import { hostOf, originOf } from '../../url/origin.ts';
import type { Rule } from '../finding.ts';
import { authorizationOf, bordersOf } from '../kit/authorization.ts';

/** Authorization that was sent on to another origin, with the same value. */
export const authorizationSentOn: Rule = {
  id: 'authorization-sent-on',
  title: msg`Authorization was sent on to another origin`,
  severity: 'error',
  reference: {
    text: 'Fetch, HTTP-redirect fetch, step 13',
    url: 'https://fetch.spec.whatwg.org/#http-redirect-fetch',
  },
  find: ({ chain }) =>
    bordersOf(chain)
      .filter(({ from, next }) => authorizationOf(from) === authorizationOf(next))
      .map(({ index, from, next }) => ({
        hop: index,
        text: t`${originOf(next.url) ?? ''} was sent the Authorization that was meant for ${originOf(from.url) ?? ''}`,
        explanation: t`Whoever can make ${hostOf(from.url)} redirect can read it. The Fetch Standard has every redirect to another origin leave it behind.`,
        remedy: t`No browser does this by itself: look for an extension, or a client that trusts every redirect, as curl does with --location-trusted. Then replace the credentials.`,
      })),
};
