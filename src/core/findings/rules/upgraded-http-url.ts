import type { Hop, RedirectChain } from '../../chain/chain.ts';
import { msg, t, translate } from '../../text/i18n.ts';
import { hostOf } from '../../url/origin.ts';
import type { Fix, Found, Rule } from '../finding.ts';
import { fixesOf } from '../kit/addresses/fixes.ts';
import { forwardedRemedy, isMisaddressed } from '../kit/addresses/public-address.ts';
import { isEndless } from '../kit/loops/endless.ts';
import { urlText } from '../kit/texts/url-text.ts';

/** An HTTP URL that the browser upgraded to HTTPS, so that nothing was sent unencrypted this time. */
export const upgradedHttpUrl: Rule = {
  id: 'upgraded-http-url',
  title: msg`A page or Location still uses an HTTP URL`,
  severity: 'info',
  needs: ['internal'],
  reference: { text: 'RFC 6797 §8.3', url: 'https://www.rfc-editor.org/rfc/rfc6797#section-8.3' },
  find: ({ chain }) => {
    const { hops } = chain;
    if (isEndless(chain)) return [];
    const index = hops.findIndex(isUpgrade);
    const [upgraded, before] = [hops[index], hops[index - 1]];
    const next = hops[index + 1];
    // If nothing responds over HTTPS, another rule reports that.
    if (!upgraded || (next && !next.response && isMisaddressed(next))) return [];
    return before ? inLocation(before, upgraded, index - 1) : inLink(chain, upgraded);
  },
};

function isUpgrade({ url, redirect }: Hop): boolean {
  return (redirect?.cause === 'hsts' || redirect?.cause === 'upgrade') && /^http:/i.test(url);
}

const EXPLANATION = msg`The browser upgraded to HTTPS by itself and sent nothing unencrypted.
  Other clients, and browsers that don’t treat the host as HTTPS-only (for example, on a first
  visit), use plain HTTP.`;

function inLocation(from: Hop, { redirect, url: plain }: Hop, hop: number): Found[] {
  const { response, url } = from;
  const status = response?.status;
  if (status === undefined || !redirect) return [];
  // A server that redirects to itself over HTTP doesn't know that it was requested over HTTPS.
  const isOwn = /^https:/i.test(url) && hostOf(url) === hostOf(plain);
  const use = t`Use https: in the Location.`;
  return [
    {
      hop,
      text: t`The Location still uses an HTTP URL: ${urlText(plain)}`,
      explanation: translate(EXPLANATION),
      remedy: isOwn ? `${use} ${forwardedRemedy('scheme')}` : use,
      ...fixesOf(from, [{ status: status as Fix['status'], from: url, to: redirect.url }]),
    },
  ];
}

/** No one can correct a URL that the user typed. */
function inLink({ initiator }: RedirectChain, { url }: Hop): Found[] {
  if (initiator === undefined) return [];
  return [
    {
      hop: 0,
      text: t`The page still uses an HTTP URL: ${urlText(url)}`,
      explanation: translate(EXPLANATION),
      remedy: t`Use https: in the page. For visitors who type the host name, add the host to the
        HSTS preload list (hstspreload.org).`,
    },
  ];
}
