import { lastHop, rawLocation } from '../../chain/chain.ts';
import { type Message, msg, t, translate } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { redirectFix } from '../kit/fixes.ts';
import { cutUrl } from '../kit/url-text.ts';

const MEANINGS: Readonly<Record<number, Message>> = {
  300: msg`It offers a choice, of which the Location is the server’s own; some other clients follow it.`,
  305: msg`It named a proxy to ask, and is deprecated: anybody in between could have named one.`,
  306: msg`It is reserved and means nothing any more.`,
};

/** A 3xx with a Location that browsers do not follow: 300, 305, 306. */
export const statusNotFollowed: Rule = {
  id: 'status-not-followed',
  title: msg`A 3xx with a Location that browsers do not follow`,
  severity: 'warning',
  reference: {
    text: 'RFC 9110 §15.4.1',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.4.1',
  },
  find: ({ chain }) => {
    const hop = lastHop(chain);
    const status = hop.response?.status ?? 0;
    const meaning = MEANINGS[status];
    const location = rawLocation(hop);
    if (meaning === undefined || !location || hop.redirect) return [];
    const isUrl = URL.canParse(location, hop.url);
    return [
      {
        hop: chain.hops.length - 1,
        text: t`Browsers do not follow ${status}, to ${cutUrl(location)}`,
        explanation: translate(meaning),
        remedy: t`Answer 303 or 302 to have it followed.`,
        ...(isUrl && {
          fixes: [
            {
              ...redirectFix(chain.hops, chain.hops.length - 1, 303),
              to: new URL(location, hop.url).href,
            },
          ],
        }),
      },
    ];
  },
};
