import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { serverRedirects } from '../kit/redirects/server-redirects.ts';
import { cutUrl, urlText } from '../kit/texts/url-text.ts';

/** A requested fragment that a Location replaced with its own. */
export const fragmentReplaced: Rule = {
  id: 'fragment-replaced',
  title: msg`A Location replaced the requested fragment`,
  severity: 'info',
  needs: ['fragment'],
  reference: {
    text: 'RFC 9110 §10.2.2',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-10.2.2',
  },
  find: ({ chain }) =>
    serverRedirects(chain).flatMap(({ index, from, to, fromUrl, toUrl }) => {
      const [asked, given] = [fromUrl.hash, toUrl.hash];
      if (asked === '' || given === '' || asked === given) return [];
      return [
        {
          hop: index,
          text: t`${cutUrl(given)} replaced the requested fragment ${cutUrl(asked)}`,
          explanation: t`Servers never see fragments, and browsers keep the requested one only if
            the Location has none. A position on the page or an application’s state is lost.`,
          remedy: t`To keep the requested fragment, redirect to
            ${urlText(to.replace(/#.*$/s, ''), from.url)} without one.`,
        },
      ];
    }),
};
