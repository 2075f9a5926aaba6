import type { Rule } from './finding.ts';
import { isRetrieval, serverRedirects } from './server-redirects.ts';
import { urlText } from './url-text.ts';

/** A 308 of a method whose answers no cache keeps. What a 301 does to such a method other rules tell. */
export const permanentNotRemembered: Rule = {
  id: 'permanent-not-remembered',
  title: 'A permanent redirect that no cache remembers',
  severity: 'info',
  reference: { text: 'RFC 9110 §9.3', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3' },
  find: ({ chain }) =>
    serverRedirects(chain)
      .filter(({ status, from }) => status === 308 && !isRetrieval(from.method))
      .map(({ index, from, to }) => ({
        hop: index,
        text: `308 to ${from.method} is permanent, and asked for again every time`,
        explanation: `Caches keep answers to GET and HEAD, hardly ever to ${from.method}: each call costs two requests.`,
        remedy: `Have the callers ask for ${urlText(to, from.url)} themselves; keep the 308 for those who do not yet.`,
      })),
};
