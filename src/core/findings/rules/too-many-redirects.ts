import { lastHop } from '../../chain/chain.ts';
import { isStoppedAtLimit } from '../../chain/loop.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { loopOf } from '../kit/loops/endless.ts';
import { growthOf } from '../kit/loops/growth.ts';
import { urlText } from '../kit/texts/url-text.ts';

/** More redirects than a browser follows, without repetition. */
export const tooManyRedirects: Rule = {
  id: 'too-many-redirects',
  title: msg`More redirects than a browser follows`,
  severity: 'error',
  needs: ['error'],
  reference: {
    text: 'Fetch, HTTP-redirect fetch',
    url: 'https://fetch.spec.whatwg.org/#http-redirect-fetch',
  },
  find: ({ chain }) => {
    if (!isStoppedAtLimit(chain) || loopOf(chain) || growthOf(chain)) return [];
    const last = lastHop(chain);
    const count = chain.hops.filter(({ redirect }) => redirect !== undefined).length;
    if (count === 0) return [];
    return [
      {
        hop: chain.hops.length - 1,
        text: t`The browser stopped after ${count} redirects, at ${urlText(last.url)}`,
        explanation: t`Browsers follow up to 20 redirects, including their own HTTPS upgrades;
          other clients have their own limits. No repeating pattern was
          recognized at the end of this chain. It may be a long chain or an endless series.`,
        remedy: t`Find out where the series should end. If it has an end, redirect from the first URL
          directly to it.`,
      },
    ];
  },
};
