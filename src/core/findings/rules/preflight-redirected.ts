import {
  type Hop,
  headerValue,
  isDocument,
  isInternal,
  lastHop,
  type RedirectChain,
} from '../../chain/chain.ts';
import { withoutQuery } from '../../chain/chain-edit.ts';
import { isAborted, isInvalidRedirect, isUnexplained } from '../../chain/network-error.ts';
import { redirectTarget } from '../../chain/redirect-target.ts';
import { isRedirected } from '../../record/recorder.ts';
import { isPreflight } from '../../standards/cors.ts';
import { msg, t } from '../../text/i18n.ts';
import { hostOf } from '../../url/origin.ts';
import type { Found, Rule } from '../finding.ts';
import { callGoal } from '../kit/addresses/call-goal.ts';
import { isS3, isSigned, isStorage, regionalEndpoint } from '../kit/hosts/storage-service.ts';
import { urlText } from '../kit/texts/url-text.ts';

/** A redirected CORS preflight, reported for the preflight and for the request that it prevented. */
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
 * A preflight that the browser redirected internally was never sent, so no headers show its purpose. Any other request
 * would continue to the redirect's target.
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
    remedy: remedyOf(preflight?.hops[0], target),
  };
}

/** A page for people isn't what the script would get from that URL. */
function remedyOf(from: Hop | undefined, target: string | undefined): string {
  if (from === undefined) {
    return t`Request the redirect target directly, or handle OPTIONS before the redirect rule.`;
  }
  if (isStorage(from.url)) return storageRemedy(from, target);
  if (target === undefined || isSigned(target)) return signedRemedy(from, target);
  switch (callGoal(from.url, target)) {
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

/** A URL signed for one address is rejected at another, and a redirect's signed target expires. */
function signedRemedy(from: Hop, target: string | undefined): string {
  return target !== undefined && isSigned(from.url)
    ? t`The URL is signed, so have it signed for ${urlText(withoutQuery(target))} instead, or handle OPTIONS before
      the redirect rule.`
    : t`Handle OPTIONS before the redirect rule.`;
}

/** Signatures of version 4 cover Host (Amazon S3, "Authenticating requests: query parameters"). */
function storageRemedy(from: Hop, target: string | undefined): string {
  const signed = isSigned(from.url) ? [t`A signed URL has to be signed for that host.`] : [];
  return [placeRemedy(from, target), ...signed].join(' ');
}

function placeRemedy(from: Hop, target: string | undefined): string {
  const endpoint = regionalEndpoint(from, target);
  if (endpoint !== undefined) {
    return t`In the page, use the endpoint in the bucket’s own region, ${endpoint}, which doesn’t redirect.`;
  }
  return target === undefined || isS3(from.url)
    ? t`In the page, use the endpoint in the bucket’s own region, which doesn’t redirect.`
    : t`In the page, use the host to which the storage service redirects, ${hostOf(target)}.`;
}
