import { headerValue, isRedirectStatus, lastHop, type RedirectChain } from '../../chain/chain.ts';
import { redirectTarget } from '../../chain/redirect-target.ts';
import { corsFault, isCutByRefusal, likelyCorsRefusal } from '../../standards/cors.ts';
import { msg, t } from '../../text/i18n.ts';
import { parseUrl } from '../../url/origin.ts';
import type { Rule } from '../finding.ts';
import { type CallGoal, callGoal } from '../kit/addresses/call-goal.ts';
import { isAuthorizationRequest, isSignIn } from '../kit/pages/page-kinds.ts';
import { signInRedirectOf } from '../kit/pages/sign-in-call.ts';
import { isDataCall, isPage } from '../kit/pages/wanted-type.ts';
import { isPermanent, isRetrieval } from '../kit/redirects/server-redirects.ts';

/** A response that the browser likely withheld from the page because its headers can't pass the CORS check. */
export const corsRefused: Rule = {
  id: 'cors-refused',
  title: msg`Likely refused by CORS`,
  severity: 'error',
  reference: {
    text: 'Fetch, CORS check',
    url: 'https://fetch.spec.whatwg.org/#concept-cors-check',
  },
  find: ({ chain }) => {
    const reason = likelyCorsRefusal(chain);
    const hop = lastHop(chain);
    if (reason === undefined || isForAddressBar(chain)) return [];
    const isRedirect = isRedirectStatus(hop.response?.status);
    const isCut = isCutByRefusal(chain);
    return [
      {
        hop: chain.hops.length - 1,
        ...(isCut && { severity: 'warning' as const }),
        text: t`Likely refused by CORS: ${reason}`,
        explanation: explanationOf(isRedirect, isCut),
        remedy: remedyOf(chain, isRedirect),
      },
    ];
  },
};

function explanationOf(isRedirect: boolean, isCut: boolean): string {
  if (isCut) {
    return t`The CORS check applies to every response in the chain, including redirects. The redirect’s target is
      not in the file.`;
  }
  return isRedirect
    ? t`The CORS check applies to every response in the chain, including redirects. This
        redirect was not followed.`
    : t`The request got a response, but the page isn’t allowed to read it.`;
}

/**
 * Scripts aren't meant to read an identity provider's page, or a page in place of data; other rules report how a script
 * got, or would get, there.
 */
function isForAddressBar(chain: RedirectChain): boolean {
  const hop = lastHop(chain);
  const isInsteadOfData = chain.hops.length > 1 && isPage(hop) && isDataCall(chain);
  if (isInsteadOfData || signInRedirectOf(chain) !== undefined) return true;
  const url = parseUrl(hop.url);
  if (!url) return false;
  // If the sign-in belongs to an API, no page is involved.
  return isRetrieval(hop.method) ? isSignIn(url) : isAuthorizationRequest(url);
}

function remedyOf(chain: RedirectChain, isRedirect: boolean): string {
  const { requestHeaders } = lastHop(chain);
  const origin = headerValue(requestHeaders, 'origin') ?? '';
  const goal = goalOf(chain);
  if (goal === 'page' || goal === 'sign-in') return statusRemedy(origin);
  switch (corsFault(chain)) {
    case 'several':
      return t`Send exactly one Access-Control-Allow-Origin with one value. Often both a proxy and the
        application add one.`;
    case 'wildcard':
      return t`Send “Access-Control-Allow-Origin: ${origin}” and “Access-Control-Allow-Credentials:
        true” instead of *, or send the request without credentials.`;
    case 'credentials':
      return t`Also send “Access-Control-Allow-Credentials: true”, or send the request without
        credentials.`;
    default:
      if (origin === 'null') return nullRemedy(chain);
      return goal === 'unknown' ? eitherRemedy(origin) : absentRemedy(origin, isRedirect);
  }
}

/** What the redirect that wasn't followed leads to. */
function goalOf(chain: RedirectChain): CallGoal {
  const hop = lastHop(chain);
  const to = redirectTarget(hop);
  if (to === undefined || !isDataCall(chain)) return 'data';
  const goal = callGoal(hop.url, to);
  // A permanent redirect doesn't depend on a session.
  return goal === 'sign-in' && isPermanent(hop.response?.status) ? 'unknown' : goal;
}

/** With the header alone, the script would get the page instead of its data. */
function statusRemedy(origin: string): string {
  const status = t`Return 401 or 403 to requests from scripts (Sec-Fetch-Mode: cors, X-Requested-With, or an Accept
    without text/html) instead of redirecting them to a page, and redirect only documents.`;
  if (origin === 'null') return status;
  return `${status} ${t`So that scripts can read the status, send “Access-Control-Allow-Origin: ${origin}” with it
    and, if cookies are needed, “Access-Control-Allow-Credentials: true”.`}`;
}

function eitherRemedy(origin: string): string {
  return t`If the target has the requested data, send “Access-Control-Allow-Origin: ${origin}” with the redirect as
    well and, if cookies are needed, “Access-Control-Allow-Credentials: true”. If it is a page for people, such as
    a sign-in or an error, return 401 or 403 to requests from scripts instead.`;
}

/** A sandboxed frame's Origin is also null, from the first request on. */
function nullRemedy({ hops }: RedirectChain): string {
  const wasNamed = hops.some(({ requestHeaders }) => {
    const origin = headerValue(requestHeaders, 'origin');
    return origin !== undefined && origin !== 'null';
  });
  return hops.length > 1 && (wasNamed || headerValue(hops[0].requestHeaders, 'origin') !== 'null')
    ? t`Origin is null after a cross-origin redirect. Allow any origin (*) without credentials, or
      request the final URL directly.`
    : t`Origin is null for sandboxed frames and data: documents. Allow any origin (*) without
      credentials, or send the request from an ordinary page.`;
}

function absentRemedy(origin: string, isRedirect: boolean): string {
  return isRedirect
    ? t`Send “Access-Control-Allow-Origin: ${origin}” with the redirect as well. If cookies are
      needed, also send “Access-Control-Allow-Credentials: true”.`
    : t`Send “Access-Control-Allow-Origin: ${origin}” with the response. If cookies are needed,
      also send “Access-Control-Allow-Credentials: true”.`;
}
