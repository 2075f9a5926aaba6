import { rawLocation } from '../../chain/chain.ts';
import { msg, t } from '../../text/i18n.ts';
import { parseUrl } from '../../url/origin.ts';
import type { Rule } from '../finding.ts';
import { type ServerRedirect, serverRedirects } from '../kit/redirects/server-redirects.ts';

/** A Location with a user, and perhaps a password, before its host. */
export const credentialsInLocation: Rule = {
  id: 'credentials-in-location',
  title: msg`A Location contains credentials`,
  severity: 'warning',
  reference: {
    text: 'RFC 9110 §4.2.4',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-4.2.4',
  },
  find: ({ chain }) =>
    serverRedirects(chain).flatMap((redirect) => {
      const { username, password, host } = locationOf(redirect);
      if (username === '' && password === '') return [];
      const isUserAlone = password === '';
      return [
        {
          hop: redirect.index,
          text: isUserAlone
            ? t`The Location contains a username before the host ${host}`
            : t`The Location contains a username and password before the host ${host}`,
          explanation: t`Senders must not put credentials in URLs. They appear in logs and on
            screens, fetch rejects them across origins, and the part before the @ can be made to
            look like the host.`,
          remedy: isUserAlone
            ? t`Remove the username from the URL. Have ${host} request credentials, or pass them
              another way.`
            : t`Remove the username and password from the URL. Have ${host} request credentials,
              or pass them another way.`,
        },
      ];
    }),
};

/** As it was sent: browsers may omit credentials from the URL that they report. */
function locationOf({ from, toUrl }: ServerRedirect): URL {
  const location = rawLocation(from);
  return (location === undefined ? undefined : parseUrl(location, from.url)) ?? toUrl;
}
