import type { Hop } from '../../chain/chain.ts';
import { msg, t } from '../../text/i18n.ts';
import { hostOf, originOf, parseUrl } from '../../url/origin.ts';
import type { Found, Rule } from '../finding.ts';
import { authorizationOf, bordersOf } from '../kit/secrets/authorization.ts';

/** Parameters by which URLs of Amazon S3, Google Cloud Storage and Azure are signed, and CloudFront's and S3's older ones. */
const SIGNATURES = ['X-Amz-Signature', 'X-Goog-Signature', 'sig', 'Signature'];

/** Authorization that was sent on to another origin, with the same value. */
export const authorizationSentOn: Rule = {
  id: 'authorization-sent-on',
  title: msg`Authorization was forwarded to another origin`,
  severity: 'error',
  needs: ['authorization'],
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
        ...(isSignedAndRefused(next) ? signedAdvice(next) : ordinaryAdvice(from)),
      })),
};

function ordinaryAdvice({ url }: Hop): Pick<Found, 'explanation' | 'remedy'> {
  return {
    explanation: t`Anyone who can make ${hostOf(url)} redirect to their own server can
      read the credentials. The Fetch Standard requires dropping Authorization on every
      redirect to another origin.`,
    remedy: t`No browser does this by itself. Check for an extension or a client that trusts
      every redirect, such as curl with --location-trusted. Then rotate the credentials.`,
  };
}

/** A URL that carries its own authorization, and that was refused. */
function isSignedAndRefused({ url, response }: Hop): boolean {
  const query = parseUrl(url)?.searchParams;
  const isSigned = SIGNATURES.some((name) => query?.has(name));
  return isSigned && [400, 401, 403].includes(response?.status ?? 0);
}

function signedAdvice({ url, response }: Hop): Pick<Found, 'explanation' | 'remedy'> {
  return {
    explanation: t`The target’s URL is signed and needs no Authorization. Storage services reject
      requests that have both, and ${hostOf(url)} returned ${response?.status ?? ''}. The credentials were also
      disclosed to ${hostOf(url)}.`,
    remedy: t`Have the client drop Authorization on redirects to another origin, as browsers do.
      Otherwise, have it read the Location and request that URL without Authorization.`,
  };
}
