import { lastHop } from '../../chain/chain.ts';
import { msg, t } from '../../text/i18n.ts';
import { isUrl } from '../../url/origin.ts';
import type { Rule } from '../finding.ts';
import { leavesSite, serverRedirects } from '../kit/redirects/server-redirects.ts';
import { secretNames } from '../kit/secrets/secret-params.ts';
import { listText } from '../kit/texts/url-text.ts';

/** Three parts in base64url, the first of which is a JSON object (RFC 7515 §3.1). */
const JWT = /^eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*$/;

/**
 * A token in the query of the page that a redirect finally displays: it stays in the history and everywhere else that
 * URLs are stored.
 */
export const secretInAddressBar: Rule = {
  id: 'secret-in-address-bar',
  title: msg`The final page’s URL contains a token`,
  severity: 'warning',
  reference: { text: 'RFC 6750 §5.3', url: 'https://www.rfc-editor.org/rfc/rfc6750#section-5.3' },
  find: ({ chain }) => {
    const { url, response } = lastHop(chain);
    const isShown = chain.type === 'main_frame' && response?.status === 200;
    if (!isShown || chain.hops.length < 2 || !isUrl(url)) return [];
    // Secrets that another site receives, or that the user arrived with, are other findings.
    const redirect = serverRedirects(chain).at(-1);
    if (!redirect || leavesSite(redirect)) return [];
    const { search, searchParams } = new URL(url);
    const tokens = [...searchParams].filter(([, value]) => JWT.test(value)).map(([name]) => name);
    const names = [...new Set([...secretNames(search), ...tokens])].filter(
      (name) => !chain.hops[0].url.includes(searchParams.get(name) ?? ''),
    );
    if (names.length === 0) return [];
    return [
      {
        hop: chain.hops.length - 2,
        text: t`The redirect leads to a page whose URL contains ${listText(names.map((name) => `“${name}”`))}`,
        explanation: t`The page is shown with this URL, so the value stays in the address bar, the history
          and the server’s logs, and users share it with the link.`,
        remedy: t`Have the page’s server read the value, store it in a cookie or session, and redirect to
          the URL without it.`,
      },
    ];
  },
};
