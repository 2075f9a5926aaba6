import { rawLocation } from '../../chain/chain.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { secretNames } from '../kit/secret-params.ts';
import { leavesSite, serverRedirects } from '../kit/server-redirects.ts';
import { listText, urlText } from '../kit/url-text.ts';

/** A token in a fragment that stays with the next page. One that another site gets is told by a graver rule. */
export const fragmentSecretKept: Rule = {
  id: 'fragment-secret-kept',
  title: msg`A secret in the fragment is carried on to the next page`,
  severity: 'info',
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
          text: t`The browser carries ${names} in the fragment on to ${urlText(to.replace(/#.*$/s, ''), from.url)}`,
          explanation: t`A Location without a fragment inherits the one of the request. The secret stays in the address bar and the history, and scripts of the next page can read it.`,
          remedy: t`End the Location with a fragment of its own: “#_” will do.`,
        },
      ];
    }),
};
