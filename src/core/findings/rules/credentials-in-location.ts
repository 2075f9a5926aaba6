import { rawLocation } from '../../chain/chain.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { type ServerRedirect, serverRedirects } from '../kit/server-redirects.ts';

/** A Location with a user, and maybe a password, before its host. */
export const credentialsInLocation: Rule = {
  id: 'credentials-in-location',
  title: msg`A Location holds credentials`,
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
            ? t`The Location names a user before the host ${host}`
            : t`The Location names a user and a password before the host ${host}`,
          explanation: t`No sender may write them there: they are read in logs and over shoulders, fetch refuses them across origins,
      and what stands before the @ can be made to look like the host.`,
          remedy: isUserAlone
            ? t`Send the URL without a user; let ${host} ask for credentials, or hand them on by another way.`
            : t`Send the URL without a user and a password; let ${host} ask for credentials, or hand them on by another way.`,
        },
      ];
    }),
};

/** As it was sent: a browser may leave credentials out of the URL that it reports. */
function locationOf({ from, toUrl }: ServerRedirect): URL {
  const location = rawLocation(from);
  return location !== undefined && URL.canParse(location, from.url)
    ? new URL(location, from.url)
    : toUrl;
}
