import {
  headerValue,
  isDocument,
  isInternal,
  lastHop,
  type RedirectChain,
} from '../../chain/chain.ts';
import { isAborted, isInvalidRedirect, isUnexplained } from '../../chain/network-error.ts';
import { redirectTarget } from '../../chain/redirect-target.ts';
import { isRedirected } from '../../record/recorder.ts';
import { isPreflight } from '../../standards/cors.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Found, Rule } from '../finding.ts';
import { callGoal } from '../kit/addresses/call-goal.ts';
import { urlText } from '../kit/texts/url-text.ts';

/** A CORS preflight that was redirected, told of the preflight and of the request that it stopped. */
export const preflightRedirected: Rule = {
  id: 'preflight-redirected',
  title: msg`A CORS preflight was redirected`,
  severity: 'error',
  needs: ['method', 'link'],
  reference: {
    text: 'Fetch, CORS-preflight fetch',
    url: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
  },
  find: ({ chain, before }) => {
    const [hop] = chain.hops;
    if (isPreflight(hop) && isRedirected(chain)) {
      const method = headerValue(hop.requestHeaders, 'access-control-request-method');
      return [found(chain, answerText(hop.response?.status, method ?? ''))];
    }
    if (isUpgradedPreflight(chain)) {
      return [
        found(chain, t`A preflight was likely upgraded to HTTPS, so its request was not sent`),
      ];
    }
    if (chain.link?.cause !== 'preflight') return [];
    return [
      found(
        before,
        t`${hop.method} was not sent, likely because its preflight was
      redirected`,
      ),
    ];
  },
};

/**
 * What the browser redirects by itself was never sent, and has no headers that tell what it was for. Anything but a
 * preflight goes on to the redirect's target.
 */
function isUpgradedPreflight(chain: RedirectChain): boolean {
  const [{ method, redirect, requestHeaders }] = chain.hops;
  const { response, error } = lastHop(chain);
  const isLikely = method === 'OPTIONS' && isInternal(redirect) && requestHeaders === undefined;
  if (!isLikely || isDocument(chain.type) || response !== undefined) return false;
  if (error !== undefined && isUnexplained(error)) return true;
  const isRefused = error === undefined || isAborted(error) || isInvalidRedirect(error);
  return chain.hops.length === 1 && chain.ended && !chain.cut && isRefused;
}

function answerText(status: number | undefined, method: string): string {
  return status === undefined
    ? t`The preflight was redirected, so ${method} was not sent`
    : t`The preflight response was ${status}, so ${method} was not sent`;
}

function found(preflight: RedirectChain | undefined, text: string): Found {
  const target = preflight && redirectTarget(preflight.hops[0]);
  if (preflight && isInternal(preflight.hops[0].redirect)) {
    return {
      hop: 0,
      text,
      explanation: t`A request is sent only if its preflight gets a success status. The browser’s own
        upgrade to HTTPS counts as a redirect, and preflight redirects are never followed.`,
      remedy: t`Use https: in the page’s request.`,
    };
  }
  return {
    hop: 0,
    text,
    explanation: t`A request is sent only if its preflight gets a success status. Preflight
      redirects are never followed.`,
    remedy: remedyOf(preflight?.hops[0].url, target),
  };
}

/** A page for people is not what the call would get if it requested that. */
function remedyOf(from: string | undefined, target: string | undefined): string {
  if (from === undefined || target === undefined) {
    return t`Request the redirect target directly, or handle OPTIONS before the redirect rule.`;
  }
  switch (callGoal(from, target)) {
    case 'data':
      return t`Request ${urlText(target)} directly, or handle OPTIONS before the redirect rule.`;
    case 'unknown':
      return t`If the request is meant for ${urlText(target)}, request that directly. Otherwise, handle OPTIONS
        before the redirect rule. Preflights never have cookies or other credentials, so checks of a session
        must let them pass.`;
    case 'sign-in':
      return t`Handle OPTIONS before the server checks whether the user is signed in. Preflights never
        have cookies or other credentials.`;
    case 'page':
      return t`Handle OPTIONS before the redirect rule. If the redirect depends on a session, let
        preflights pass: they never have cookies or other credentials.`;
  }
}
