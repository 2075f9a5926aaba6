import { lastHop, rawLocation } from '../../chain/chain.ts';
import { type Message, msg, t, translate } from '../../text/i18n.ts';
import { isUrl } from '../../url/origin.ts';
import type { Rule } from '../finding.ts';
import { isRetrieval } from '../kit/redirects/server-redirects.ts';
import { cutUrl } from '../kit/texts/url-text.ts';

const MEANINGS: ReadonlyMap<number, Message> = new Map([
  [
    300,
    msg`300 offers several choices, and the Location is the server’s preferred one. Some other
    clients follow the Location.`,
  ],
  [
    305,
    msg`305 specified a proxy to use. It is deprecated because anyone on the network path could
    have specified one.`,
  ],
  [306, msg`306 is reserved and no longer has a meaning.`],
]);

/** A 3xx with a Location that browsers don't follow: 300, 305 and 306. */
export const statusNotFollowed: Rule = {
  id: 'status-not-followed',
  title: msg`A 3xx has a Location that browsers don’t follow`,
  severity: 'warning',
  reference: {
    text: 'RFC 9110 §15.4.1',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.4.1',
  },
  find: ({ chain }) => {
    const hop = lastHop(chain);
    const status = hop.response?.status ?? 0;
    const meaning = MEANINGS.get(status);
    const location = rawLocation(hop);
    if (meaning === undefined || !location || hop.redirect) return [];
    const isUsable = isUrl(location, hop.url);
    return [
      {
        hop: chain.hops.length - 1,
        text: t`Browsers don’t follow a ${status} to ${cutUrl(location)}`,
        explanation: translate(meaning),
        remedy: t`Return 303 or 302 to make browsers follow the Location.`,
        ...(isUsable &&
          isRetrieval(hop.method) && {
            whatIf: 303,
            fixes: [{ status: 303, from: hop.url, to: new URL(location, hop.url).href }],
          }),
      },
    ];
  },
};
