import { type Hop, headerValue, isRedirectStatus, lastHop } from '../chain.ts';
import { likelyCorsRefusal } from '../cors.ts';
import type { Rule } from './finding.ts';

/** An answer that the browser likely kept from the page, for its headers cannot pass the CORS check. */
export const corsRefused: Rule = {
  id: 'cors-refused',
  title: 'Likely refused by CORS',
  severity: 'error',
  reference: {
    text: 'Fetch, CORS check',
    url: 'https://fetch.spec.whatwg.org/#concept-cors-check',
  },
  find: ({ chain }) => {
    const reason = likelyCorsRefusal(chain);
    if (reason === undefined) return [];
    const hop = lastHop(chain);
    const isRedirect = isRedirectStatus(hop.response?.status);
    return [
      {
        hop: chain.hops.length - 1,
        text: `Likely refused by CORS: ${reason}`,
        explanation: isRedirect
          ? 'The check is made on every answer of the chain, the redirect’s own included; it was not followed.'
          : 'The request was sent and answered; the page may not read the answer.',
        remedy: remedyOf(hop, isRedirect),
      },
    ];
  },
};

function remedyOf({ requestHeaders }: Hop, isRedirect: boolean): string {
  const origin = headerValue(requestHeaders, 'origin');
  if (origin === 'null') {
    return 'After a redirect across origins Origin is null: allow * without credentials, or ask the last URL directly.';
  }
  const where = isRedirect ? 'the redirect, too' : 'the answer';
  return `Send “Access-Control-Allow-Origin: ${origin}” with ${where}; also “Access-Control-Allow-Credentials: true”, if cookies are needed.`;
}
