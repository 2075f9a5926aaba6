import { isWorkerScript } from '../../chain/chain.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { isSignIn } from '../kit/pages/page-kinds.ts';
import { serverRedirects } from '../kit/redirects/server-redirects.ts';
import { urlText } from '../kit/texts/url-text.ts';

/** A service worker's redirected script, which no browser follows. */
export const workerScriptRedirected: Rule = {
  id: 'worker-script-redirected',
  title: msg`A service worker’s script was redirected`,
  severity: 'error',
  needs: ['worker-script'],
  reference: {
    text: 'Service Workers, Update',
    url: 'https://w3c.github.io/ServiceWorker/#update-algorithm',
  },
  find: ({ chain }) => {
    // Modules that the script imports have the header as well, and their redirects are followed.
    const isScript = isWorkerScript(chain.hops[0]);
    const redirect = isScript ? serverRedirects(chain)[0] : undefined;
    if (!redirect || redirect.next?.response) return [];
    const { index, status, from, to, toUrl } = redirect;
    return [
      {
        hop: index,
        text: t`${status} redirects a service worker’s script to ${urlText(to, from.url)}`,
        explanation: t`Browsers don’t follow redirects of such scripts, so the worker isn’t registered or updated.`,
        remedy: isSignIn(toUrl)
          ? t`Serve the script without a sign-in: exempt its path from the rule or gateway that protects the site.`
          : t`Register the worker by the script’s final URL, or exclude the script from the redirect rule.`,
      },
    ];
  },
};
