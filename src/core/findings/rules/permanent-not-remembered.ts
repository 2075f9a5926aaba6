import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { isRetrieval, serverRedirects } from '../kit/redirects/server-redirects.ts';
import { urlText } from '../kit/texts/url-text.ts';

/**
 * A 308 in response to a script's request with a body: no cache stores it, so every such request sends the body twice.
 * Forms are rare enough, because people send them, and other rules report the effect of a 301.
 */
export const permanentNotRemembered: Rule = {
  id: 'permanent-not-remembered',
  title: msg`A permanent redirect isn’t cached, so each body is sent twice`,
  severity: 'info',
  needs: ['method'],
  reference: { text: 'RFC 9110 §9.3', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3' },
  find: ({ chain }) =>
    serverRedirects(chain)
      .filter(({ status, from }) => status === 308 && !isRetrieval(from.method))
      .filter(({ from, next }) => from.body.kind !== 'none' && next?.method === from.method)
      .filter(() => chain.type === 'xmlhttprequest')
      .map(({ index, from, to }) => ({
        hop: index,
        text: t`Every ${from.method} is sent twice because this 308 isn’t cached`,
        explanation: t`308 is correct and permanent, but caches rarely store responses to
          ${from.method}, unlike those to GET and HEAD. Each call therefore uploads its body to
          both URLs.`,
        remedy: t`Change callers to request ${urlText(to, from.url)} directly. Keep the 308 for
          callers that haven’t been updated.`,
      })),
};
