import { type Hop, headerValue, isRedirectStatus, lastHop } from '../../chain/chain.ts';
import { likelyCorsRefusal } from '../../standards/cors.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';

/** An answer that the browser likely kept from the page, for its headers cannot pass the CORS check. */
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
    if (reason === undefined) return [];
    const hop = lastHop(chain);
    const isRedirect = isRedirectStatus(hop.response?.status);
    return [
      {
        hop: chain.hops.length - 1,
        text: t`Likely refused by CORS: ${reason}`,
        explanation: isRedirect
          ? t`The check is made on every answer of the chain, the redirect’s own included; it was not followed.`
          : t`The request was sent and answered; the page may not read the answer.`,
        remedy: remedyOf(hop, isRedirect),
      },
    ];
  },
};

function remedyOf({ requestHeaders }: Hop, isRedirect: boolean): string {
  const origin = headerValue(requestHeaders, 'origin') ?? '';
  if (origin === 'null') {
    return t`After a redirect across origins Origin is null: allow * without credentials, or ask the last URL directly.`;
  }
  return isRedirect
    ? t`Send “Access-Control-Allow-Origin: ${origin}” with the redirect, too; also “Access-Control-Allow-Credentials: true”, if cookies are needed.`
    : t`Send “Access-Control-Allow-Origin: ${origin}” with the answer; also “Access-Control-Allow-Credentials: true”, if cookies are needed.`;
}
