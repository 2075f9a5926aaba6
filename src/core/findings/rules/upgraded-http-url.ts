import { type Hop, lastHop, type RedirectChain } from '../../chain/chain.ts';
import { isRedirectLimit } from '../../chain/network-error.ts';
import { msg, t, translate } from '../../text/i18n.ts';
import type { Fix, Found, Rule } from '../finding.ts';
import { urlText } from '../kit/url-text.ts';

/** An http URL that the browser upgraded to https: nothing was sent in the open, here. */
export const upgradedHttpUrl: Rule = {
  id: 'upgraded-http-url',
  title: msg`A link or Location still says http`,
  severity: 'info',
  reference: { text: 'RFC 6797 §8.3', url: 'https://www.rfc-editor.org/rfc/rfc6797#section-8.3' },
  find: ({ chain }) => {
    const { hops } = chain;
    if (isRedirectLimit(lastHop(chain).error)) return [];
    const index = hops.findIndex(isUpgrade);
    const [upgraded, before] = [hops[index], hops[index - 1]];
    if (!upgraded) return [];
    return before ? inLocation(before, upgraded, index - 1) : inLink(chain, upgraded);
  },
};

function isUpgrade({ url, redirect }: Hop): boolean {
  return (redirect?.cause === 'hsts' || redirect?.cause === 'upgrade') && /^http:/i.test(url);
}

const EXPLANATION = msg`The browser went to https by itself, and sent nothing in the open. One that does not know the host as https only, as on a first visit, and other clients send it in plain http.`;

function inLocation({ response, url }: Hop, { redirect, url: plain }: Hop, hop: number): Found[] {
  const status = response?.status;
  if (status === undefined || !redirect) return [];
  return [
    {
      hop,
      text: t`The Location still says http: ${urlText(plain)}`,
      explanation: translate(EXPLANATION),
      remedy: t`Name https in the Location.`,
      fixes: [{ status: status as Fix['status'], from: url, to: redirect.url }],
    },
  ];
}

/** What somebody typed is nobody's to correct. */
function inLink({ initiator }: RedirectChain, { url }: Hop): Found[] {
  if (initiator === undefined) return [];
  return [
    {
      hop: 0,
      text: t`The page’s link still says http: ${urlText(url)}`,
      explanation: translate(EXPLANATION),
      remedy: t`Write https in the page. For visitors who type the name, have the host preloaded (hstspreload.org).`,
    },
  ];
}
