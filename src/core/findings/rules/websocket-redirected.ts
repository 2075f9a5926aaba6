import { lastHop } from '../../chain/chain.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { isSignIn } from '../kit/pages/page-kinds.ts';
import { serverRedirects } from '../kit/redirects/server-redirects.ts';
import { urlText } from '../kit/texts/url-text.ts';

/** A redirected WebSocket handshake, which no browser follows. */
export const websocketRedirected: Rule = {
  id: 'websocket-redirected',
  title: msg`A WebSocket handshake was redirected`,
  severity: 'error',
  reference: {
    text: 'WebSockets, establish a WebSocket connection',
    url: 'https://websockets.spec.whatwg.org/#concept-websocket-establish',
  },
  find: ({ chain }) => {
    const redirect = chain.type === 'websocket' ? serverRedirects(chain)[0] : undefined;
    if (!redirect || lastHop(chain).response?.status === 101) return [];
    const { index, status, to, toUrl } = redirect;
    return [
      {
        hop: index,
        text: t`${status} redirects a WebSocket handshake to ${urlText(to)}`,
        explanation: t`A handshake needs a 101 response. Browsers don’t follow redirects of handshakes, so the
          connection fails.`,
        remedy: isSignIn(toUrl)
          ? t`Return 401 or 403 to handshakes without a session, instead of a redirect to the sign-in.`
          : t`Use the final URL in the page (wss: if the redirect leads to HTTPS), or exclude the
            WebSocket’s path from the redirect rule.`,
      },
    ];
  },
};
