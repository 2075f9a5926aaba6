import { type Hop, isDocument, lastHop } from '../../chain/chain.ts';
import { isUnexplained } from '../../chain/network-error.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { urlText } from '../kit/texts/url-text.ts';

/**
 * A page request that went to a service worker and failed, as a redirected response causes. Only Firefox reports it; in
 * files, the worker's own request shows it.
 */
export const workerAnswerRefused: Rule = {
  id: 'worker-answer-refused',
  title: msg`A service worker’s response to a navigation likely failed`,
  severity: 'error',
  reference: {
    text: 'Fetch, HTTP fetch, step 5',
    url: 'https://fetch.spec.whatwg.org/#http-fetch',
  },
  find: ({ chain }) => {
    const hop = lastHop(chain);
    if (!isDocument(chain.type) || hop.response || !isRefused(hop)) return [];
    return [
      {
        hop: chain.hops.length - 1,
        ...(hop.witness === 'file' && { severity: 'warning' as const }),
        text:
          hop.witness === 'file'
            ? t`${urlText(hop.url)} failed, and a service worker may have responded to it`
            : t`${urlText(hop.url)} failed after a service worker was asked for it`,
        explanation: t`The worker may have responded with a redirected response, for example from its
          cache. Navigations reject such responses. Other failures in the worker look the same.`,
        remedy: t`In the worker, pass redirects on (redirect: "manual"), and don’t cache redirected
          responses. A copy made with new Response(response.body, response) also works.`,
      },
    ];
  },
};

/** Files may lack the error. Firefox also calls the worker's response corrupted. */
function isRefused({ error, intercepted, witness }: Hop): boolean {
  if (error === undefined) return intercepted === true && witness === 'file';
  if (/INTERCEPTION_FAILED/.test(error)) return true;
  return intercepted === true && (isUnexplained(error) || error === 'NS_ERROR_CORRUPTED_CONTENT');
}
