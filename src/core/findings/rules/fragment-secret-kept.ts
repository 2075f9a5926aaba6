import { rawLocation } from '../../chain/chain.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { leavesSite, serverRedirects } from '../kit/redirects/server-redirects.ts';
import { secretNames } from '../kit/secrets/secret-params.ts';
import { listText, urlText } from '../kit/texts/url-text.ts';

/**
 * A token in a fragment that the next page inherits. If that page is on another site, a more severe rule reports it.
 */
export const fragmentSecretKept: Rule = {
  id: 'fragment-secret-kept',
  title: msg`A redirect keeps a secret in the fragment`,
  severity: 'info',
  needs: ['fragment'],
  reference: {
    text: 'RFC 9110 §10.2.2',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-10.2.2',
  },
  find: ({ chain }) =>
    serverRedirects(chain).flatMap((redirect) => {
      const { index, from, to, fromUrl } = redirect;
      const names = listText(secretNames(fromUrl.hash));
      const isInherited = rawLocation(from)?.includes('#') === false;
      if (names === '' || !isInherited || leavesSite(redirect)) return [];
      return [
        {
          hop: index,
          text: t`The redirect to ${urlText(to.replace(/#.*$/s, ''), from.url)} keeps ${names} in
            the fragment`,
          explanation: t`A Location without a fragment inherits the request’s fragment. The secret
            stays in the address bar and history, and the next page’s scripts can read it.`,
          remedy: t`End the Location with its own fragment, such as “#_”.`,
        },
      ];
    }),
};
