import { isDocument, lastHop } from '../../chain/chain.ts';
import { isUnexplained } from '../../chain/network-error.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { urlText } from '../kit/texts/url-text.ts';

/** A page that a service worker was asked for, and that then failed: a redirected response does it. Only Firefox tells. */
export const workerAnswerRefused: Rule = {
  id: 'worker-answer-refused',
  title: msg`A service worker’s response to a navigation likely failed`,
  severity: 'error',
  needs: ['error'],
  reference: {
    text: 'Fetch, HTTP fetch, step 5',
    url: 'https://fetch.spec.whatwg.org/#http-fetch',
  },
  find: ({ chain }) => {
    const { error, intercepted, response, url } = lastHop(chain);
    if (!isDocument(chain.type) || error === undefined || response) return [];
    const isTold = /INTERCEPTION_FAILED/.test(error);
    if (!isTold && !(intercepted && isUnexplained(error))) return [];
    return [
      {
        hop: chain.hops.length - 1,
        text: t`${urlText(url)} failed after a service worker was asked for it`,
        explanation: t`The worker may have responded with a redirected response, for example from its
          cache. Navigations reject such responses. Other failures in the worker look the same.`,
        remedy: t`In the worker, pass redirects on (redirect: "manual"), and don’t cache redirected
          responses. A copy made with new Response(response.body, response) also works.`,
      },
    ];
  },
};
