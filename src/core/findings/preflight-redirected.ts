import { headerValue, type RedirectChain } from '../chain.ts';
import { isPreflight } from '../cors.ts';
import { isRedirected } from '../recorder.ts';
import { redirectTarget } from '../redirect-target.ts';
import type { Found, Rule } from './finding.ts';
import { urlText } from './url-text.ts';

/** A CORS preflight that was redirected, told of the preflight and of the request that it stopped. */
export const preflightRedirected: Rule = {
  id: 'preflight-redirected',
  title: 'A CORS preflight was redirected',
  severity: 'error',
  reference: {
    text: 'Fetch, CORS-preflight fetch',
    url: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
  },
  find: ({ chain, before }) => {
    const [hop] = chain.hops;
    if (isPreflight(hop) && isRedirected(chain)) {
      const method = headerValue(hop.requestHeaders, 'access-control-request-method');
      return [
        found(
          chain,
          `${hop.response?.status ?? 'A redirect'} answered the preflight, so ${method} was not sent`,
        ),
      ];
    }
    if (chain.link?.cause !== 'preflight') return [];
    return [found(before, `${hop.method} was not sent: its preflight was likely redirected`)];
  },
};

function found(preflight: RedirectChain | undefined, text: string): Found {
  const target = preflight && redirectTarget(preflight.hops[0]);
  const place = target === undefined ? 'the target of the redirect' : urlText(target);
  return {
    hop: 0,
    text,
    explanation:
      'Only a success allows the request that a preflight is sent for; a redirect is never followed.',
    remedy: `Ask ${place} directly; or answer OPTIONS before the rule that redirects.`,
  };
}
