import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { serverRedirects } from '../kit/server-redirects.ts';
import { cutUrl, urlText } from '../kit/url-text.ts';

/** A fragment that the user asked for, and that a Location put its own in the place of. */
export const fragmentReplaced: Rule = {
  id: 'fragment-replaced',
  title: msg`A Location replaced the fragment that was asked for`,
  severity: 'info',
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
          text: t`${cutUrl(given)} takes the place of ${cutUrl(asked)}`,
          explanation: t`Servers never see a fragment, and browsers carry it over to a Location that has none. One that has its own ends it: a place in a page, or the state of an application, is lost.`,
          remedy: t`Point to ${urlText(to.replace(/#.*$/s, ''), from.url)} without a fragment, if the one that was asked for is to stay.`,
        },
      ];
    }),
};
