/** Which of the cookies that were not sent are likely needed. */

import { headerValue, type RedirectChain, type RequestType } from '../../../chain/chain.ts';
import { perChain } from '../../../chain/per-chain.ts';
import { traceCookies } from '../../../http/cookies/cookie-fate.ts';
import { hopPlaces } from '../../../http/cookies/hop-places.ts';
import { readCookies } from '../../../http/cookies/set-cookie.ts';
import { groupBy } from '../../../lists/group-by.ts';
import { hostOf, originOf } from '../../../url/origin.ts';
import type { LostCookie } from './cookie-advice.ts';
import { isForInnerPath, isForSignIn } from './cookie-context.ts';

/** Returns whether a cookie was intended for the request that didn't send it, as far as known. */
export function isMissed(chain: RedirectChain, lost: LostCookie): boolean {
  return !hasAnother(chain, lost) && !isKeptApart(chain, lost) && !isUntold(chain, lost);
}

/**
 * Many tools whose files are read don't store cookies, or omit them from requests: then a missing one means nothing.
 */
function isUntold(chain: RedirectChain, { likely }: LostCookie): boolean {
  return likely === undefined && chain.tabId === -1 && !tellsCookies(chain);
}

const tellsCookies = perChain(({ hops }) =>
  hops.some(({ requestHeaders }) => headerValue(requestHeaders, 'cookie') !== undefined),
);

/** Every origin sets its own, as load balancers do, or the browser already had one. */
function hasAnother(chain: RedirectChain, { cookie: { name }, at, setAt }: LostCookie): boolean {
  const { sent, setters, origins } = namesOf(chain);
  const isSetElsewhere = setters
    .get(name)
    ?.some((other) => other > setAt && origins[other] !== origins[setAt]);
  return sent[at]?.has(name) === true || isSetElsewhere === true;
}

/** The names of a chain's cookies: those that each hop sent, and the hops that set each; and the hops' origins. */
const namesOf = perChain((chain) => {
  const setters = groupBy(
    traceCookies(chain),
    ({ cookie }) => cookie.name,
    ({ setAt }) => setAt,
  );
  const sent = chain.hops.map(
    ({ requestHeaders = [] }) => new Set(readCookies(requestHeaders).map(({ name }) => name)),
  );
  return { sent, setters, origins: chain.hops.map(({ url }) => originOf(url)) };
});

/** The server scoped it explicitly, or it belongs to an embedded resource. */
function isKeptApart(chain: RedirectChain, lost: LostCookie): boolean {
  const { hops, type } = chain;
  const { cookie, setAt, at, likely } = lost;
  const [setter = '', host = ''] = [setAt, at].map((index) => hostOf(hops[index]?.url ?? ''));
  switch (likely) {
    case 'expired':
      return true;
    case 'Path':
      return cookie.path !== undefined && !isForInnerPath(chain, lost);
    case 'Domain':
      return cookie.domain === undefined
        ? bareHost(setter) !== bareHost(host) && !isForSignIn(chain, lost)
        : setter === cookie.domain || setter.endsWith(`.${cookie.domain}`);
    case 'cross-site request':
      return isEmbedded(type);
    case undefined:
      return type !== 'main_frame' && isEmbedded(type) && isCrossSite(chain, at);
    default:
      return false;
  }
}

function isEmbedded(type: RequestType): boolean {
  return type !== 'xmlhttprequest' && type !== 'sub_frame';
}

function isCrossSite(chain: RedirectChain, at: number): boolean {
  return hopPlaces(chain)[at]?.isCrossSite === true;
}

function bareHost(host: string): string {
  return host.replace(/^www\./, '');
}
