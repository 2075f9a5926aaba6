import { lastHop } from '../../chain/chain.ts';
import { closingCycle } from '../../chain/loop.ts';
import { isRedirectLimit } from '../../chain/network-error.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { urlText } from '../kit/url-text.ts';

/** More redirects than a browser follows, and no circle. */
export const tooManyRedirects: Rule = {
  id: 'too-many-redirects',
  title: msg`More redirects than a browser follows`,
  severity: 'error',
  reference: {
    text: 'Fetch, HTTP-redirect fetch',
    url: 'https://fetch.spec.whatwg.org/#http-redirect-fetch',
  },
  find: ({ chain }) => {
    const last = lastHop(chain);
    if (!isRedirectLimit(last.error) || closingCycle(chain)) return [];
    const count = chain.hops.filter(({ redirect }) => redirect !== undefined).length;
    return [
      {
        hop: chain.hops.length - 1,
        text: t`The browser stopped after ${count} redirects, at ${urlText(last.url)}`,
        explanation: t`Browsers follow up to 20 redirects, including their own HTTPS upgrades;
          other clients have their own limits. These redirects don’t repeat, so this is a long
          chain, not a loop.`,
        remedy: t`Redirect from the first URL directly to the final one.`,
      },
    ];
  },
};
