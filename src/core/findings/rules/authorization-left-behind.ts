import { type Hop, isDocument, type RedirectChain } from '../../chain/chain.ts';
import { msg, t } from '../../text/i18n.ts';
import { hostOf, originOf } from '../../url/origin.ts';
import { isSameSite } from '../../url/site.ts';
import type { Found, Rule } from '../finding.ts';
import {
  authorizationOf,
  type Border,
  bordersOf,
  isSetByPage,
} from '../kit/secrets/authorization.ts';

/**
 * Authorization that was dropped at a redirect to another origin, as required. Basic and similar credentials are
 * requested again.
 */
export const authorizationLeftBehind: Rule = {
  id: 'authorization-left-behind',
  title: msg`Authorization was dropped on a redirect to another origin`,
  severity: 'warning',
  needs: ['authorization'],
  reference: {
    text: 'Fetch, HTTP-redirect fetch, step 13',
    url: 'https://fetch.spec.whatwg.org/#http-redirect-fetch',
  },
  find: ({ chain }) =>
    bordersOf(chain)
      .filter(({ next }) => authorizationOf(next) === undefined)
      .filter(
        (border) => isSetByPage(authorizationOf(border.from) ?? '') || isCallRefused(chain, border),
      )
      .map((border) => toFound(chain, border)),
};

/** Nobody is asked for a call's password again, be it a script's or a tool's, where the site itself wants it. */
function isCallRefused({ type, hops }: RedirectChain, { index, from, next }: Border): boolean {
  const after = hops.slice(index + 1);
  return (
    !isDocument(type) &&
    /^basic\b/i.test(authorizationOf(from) ?? '') &&
    isSameSite(hostOf(from.url), hostOf(next.url)) &&
    after.every((hop) => authorizationOf(hop) === undefined) &&
    after.some(({ response }) => response?.status === 401)
  );
}

function toFound({ hops }: RedirectChain, { index, from, next }: Border): Found {
  const refusedAt = hops.findIndex((hop, at) => at > index && isRefusal(hop));
  const backAt = hops.findIndex(
    (hop, at) =>
      at > index + 1 && originOf(hop.url) === originOf(from.url) && !authorizationOf(hop),
  );
  return {
    hop: index,
    severity: refusedAt < 0 ? 'info' : 'warning',
    text: factText(from, next, hops[refusedAt], refusedAt),
    explanation:
      backAt < 0
        ? t`Browsers drop Authorization on every redirect to another scheme, host or port;
          otherwise any redirect could steal it. Some libraries and tools still forward it.`
        : t`Browsers drop Authorization on every redirect to another scheme, host or port;
          otherwise any redirect could steal it. Returning to the original origin at hop
          ${backAt + 1} doesn’t restore it. Some libraries and tools still forward it.`,
    // If the request succeeded, the URL likely grants access by itself, as signed URLs do.
    ...((backAt >= 0 || !isSuccess(hops.at(-1))) && {
      remedy: t`Have the client request the final URL directly, or redirect to a short-lived
        signed URL that doesn’t need Authorization.`,
    }),
  };
}

function factText(from: Hop, next: Hop, refusal: Hop | undefined, refusedAt: number): string {
  const [owner = '', other = ''] = [originOf(from.url), originOf(next.url)];
  return refusal
    ? t`Authorization for ${owner} was not sent to ${other}; hop ${refusedAt + 1} returned
      ${refusal.response?.status ?? ''}`
    : t`Authorization for ${owner} was not sent to ${other}`;
}

function isSuccess(hop: Hop | undefined): boolean {
  const status = hop?.response?.status ?? 0;
  return status >= 200 && status < 300;
}

function isRefusal({ response, challenge }: Hop): boolean {
  return response?.status === 401 || response?.status === 403 || challenge?.status === 401;
}
