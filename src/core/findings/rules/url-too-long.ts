import { headerValue, lastHop } from '../../chain/chain.ts';
import { msg, numberText, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { growthOf } from '../kit/growth.ts';

/** A chain that ends because the URL or the headers of the next request are too long for the server. */
export const urlTooLong: Rule = {
  id: 'url-too-long',
  title: msg`A redirect led to a request that is too large for the server`,
  severity: 'error',
  reference: { text: 'RFC 6585 §5', url: 'https://www.rfc-editor.org/rfc/rfc6585#section-5' },
  find: ({ chain }) => {
    const last = lastHop(chain);
    const status = last.response?.status;
    if (chain.hops.length < 2 || growthOf(chain)) return [];
    const hop = chain.hops.length - 2;
    if (status === 414) {
      return [
        {
          hop,
          text: t`The redirect led to a URL of ${numberText(last.url.length)} characters, which returned
            414`,
          explanation: t`Many servers reject URLs of more than about 8,000 characters.`,
          remedy: t`Keep long state on the server or in the session, and put only a key into the
            Location. Raise the server’s limit only as a last resort.`,
        },
      ];
    }
    if (status !== 431) return [];
    const cookies = headerValue(last.requestHeaders, 'cookie')?.length ?? 0;
    return [
      {
        hop,
        text:
          cookies > last.url.length
            ? t`The redirect led to a request that returned 431; its Cookie header has
              ${numberText(cookies)} characters`
            : t`The redirect led to a request that returned 431`,
        explanation: t`431 means that the headers together are too large. Frequent causes are cookies that
          contain tokens and cookies that pile up with each sign-in attempt.`,
        remedy: t`Store sessions and tokens on the server and set short cookies. Delete the cookies that
          a sign-in leaves behind. Clearing the site’s cookies helps the user immediately.`,
      },
    ];
  },
};
