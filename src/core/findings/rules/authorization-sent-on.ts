import type { Hop } from '../../chain/chain.ts';
import { msg, t } from '../../text/i18n.ts';
import { hostOf, originOf, parseUrl } from '../../url/origin.ts';
import type { Found, Rule } from '../finding.ts';
import { authorizationOf, bordersOf, isSetByPage } from '../kit/secrets/authorization.ts';

/** Parameters of signed URLs at Amazon S3, Google Cloud Storage and Azure, and the older ones of CloudFront and S3. */
const SIGNATURES = ['X-Amz-Signature', 'X-Goog-Signature', 'sig', 'Signature'];

/** Authorization that was forwarded to another origin unchanged. */
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
      // Another rule reports a Location that contains the credentials.
      .filter(({ next }) => !parseUrl(next.url)?.username)
      .filter(({ index, next }) => !hadBefore(chain.hops.slice(0, index), next))
      .map(({ index, from, next }) => ({
        hop: index,
        ...(isSetByPage(authorizationOf(from) ?? '')
          ? { text: sentOnText(from, next), ...ordinaryAdvice(from) }
          : storedFound(from, next)),
        ...(isSignedAndRefused(next) && signedAdvice(next)),
      })),
};

/** Returns whether a request's origin has received its Authorization before. */
function hadBefore(hops: readonly Hop[], next: Hop): boolean {
  return hops.some(
    (hop) =>
      originOf(hop.url) === originOf(next.url) && authorizationOf(hop) === authorizationOf(next),
  );
}

function sentOnText(from: Hop, next: Hop): string {
  return t`Authorization intended for ${originOf(from.url) ?? ''} was sent to
    ${originOf(next.url) ?? ''}`;
}

/** A browser may have sent them by itself, because the visitor has entered the same at both. */
function storedFound(from: Hop, next: Hop): Omit<Found, 'hop'> {
  return {
    severity: 'warning',
    text: t`${originOf(from.url) ?? ''} and ${originOf(next.url) ?? ''} received the same credentials`,
    explanation: t`Browsers store credentials for each server that requests them, so the visitor may have entered the
      same ones for both. Otherwise, the client forwarded them, and anyone who can make ${hostOf(from.url)} redirect to
      their own server can read them.`,
    remedy: t`If the visitor never signed in at ${hostOf(next.url)}, check for a client that trusts every redirect,
      such as curl with --location-trusted. Then rotate the credentials.`,
  };
}

function ordinaryAdvice({ url }: Hop): Pick<Found, 'explanation' | 'remedy'> {
  return {
    explanation: t`Anyone who can make ${hostOf(url)} redirect to their own server can
      read the credentials. The Fetch Standard requires dropping Authorization on every
      redirect to another origin.`,
    remedy: t`No browser does this by itself. Check for an extension or a client that trusts
      every redirect, such as curl with --location-trusted. Then rotate the credentials.`,
  };
}

/** A URL with its own authorization that was rejected. */
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
