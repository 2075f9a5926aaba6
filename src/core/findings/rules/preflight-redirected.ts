import { headerValue, type RedirectChain } from '../../chain/chain.ts';
import { redirectTarget } from '../../chain/redirect-target.ts';
import { isRedirected } from '../../record/recorder.ts';
import { isPreflight } from '../../standards/cors.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Found, Rule } from '../finding.ts';
import { urlText } from '../kit/url-text.ts';

/** A CORS preflight that was redirected, told of the preflight and of the request that it stopped. */
export const preflightRedirected: Rule = {
  id: 'preflight-redirected',
  title: msg`A CORS preflight was redirected`,
  severity: 'error',
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
    if (chain.link?.cause !== 'preflight') return [];
    return [found(before, t`${hop.method} was not sent: its preflight was likely redirected`)];
  },
};

function answerText(status: number | undefined, method: string): string {
  return status === undefined
    ? t`A redirect answered the preflight, so ${method} was not sent`
    : t`${status} answered the preflight, so ${method} was not sent`;
}

function found(preflight: RedirectChain | undefined, text: string): Found {
  const target = preflight && redirectTarget(preflight.hops[0]);

  return {
    hop: 0,
    text,
    explanation: t`Only a success allows the request that a preflight is sent for; a redirect is never followed.`,
    remedy:
      target === undefined
        ? t`Ask the target of the redirect directly; or answer OPTIONS before the rule that redirects.`
        : t`Ask ${urlText(target)} directly; or answer OPTIONS before the rule that redirects.`,
  };
}
