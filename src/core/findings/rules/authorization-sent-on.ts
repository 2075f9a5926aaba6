import { msg, t } from '../../text/i18n.ts';
import { hostOf, originOf } from '../../url/origin.ts';
import type { Rule } from '../finding.ts';
import { authorizationOf, bordersOf } from '../kit/authorization.ts';

/** Authorization that was sent on to another origin, with the same value. */
export const authorizationSentOn: Rule = {
  id: 'authorization-sent-on',
  title: msg`Authorization was forwarded to another origin`,
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
        text: t`Authorization intended for ${originOf(from.url) ?? ''} was sent to
          ${originOf(next.url) ?? ''}`,
        explanation: t`Anyone who can make ${hostOf(from.url)} redirect to their own server can
          read the credentials. The Fetch Standard requires dropping Authorization on every
          redirect to another origin.`,
        remedy: t`No browser does this by itself. Check for an extension or a client that trusts
          every redirect, such as curl with --location-trusted. Then rotate the credentials.`,
      })),
};
