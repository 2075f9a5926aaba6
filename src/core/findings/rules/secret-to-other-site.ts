import { rawLocation } from '../../chain/chain.ts';
import { msg, t } from '../../text/i18n.ts';
import { hostOf } from '../../url/origin.ts';
import type { Rule } from '../finding.ts';
import { secretNames } from '../kit/secret-params.ts';
import { leavesSite, type ServerRedirect, serverRedirects } from '../kit/server-redirects.ts';
import { listText } from '../kit/url-text.ts';

/** A token or password that a redirect takes to another site, in the URL. */
export const secretToOtherSite: Rule = {
  id: 'secret-to-other-site',
  title: msg`A redirect sends a secret to another site in the URL`,
  severity: 'warning',
  reference: { text: 'RFC 9110 §17.9', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-17.9' },
  find: ({ chain }) =>
    serverRedirects(chain)
      .filter(leavesSite)
      .flatMap((redirect) => {
        const host = hostOf(redirect.to);
        const sent = secretNames(redirect.toUrl.search);
        const inherited = inheritedSecrets(redirect);
        const names = listText([...new Set([...sent, ...inherited])]);
        if (names === '') return [];
        return [
          {
            hop: redirect.index,
            text: t`The redirect to ${host} includes ${names} in the URL`,
            explanation:
              sent.length > 0
                ? t`URLs remain in the logs of ${host} and in the browser’s history, and may be
                  forwarded in the Referer.`
                : t`The Location has no fragment, so the browser keeps the request’s fragment.
                  Scripts on ${host} can read it.`,
            remedy:
              sent.length > 0
                ? t`Send a single-use code that the other server can exchange for the secret, or
                  send the secret in a body.`
                : t`End the Location with its own fragment, such as “#_”.`,
          },
        ];
      }),
};

/** A Location without a fragment inherits the request's (RFC 9110 §10.2.2). */
function inheritedSecrets({ from, fromUrl, toUrl }: ServerRedirect): string[] {
  if (rawLocation(from)?.includes('#') !== false) return [];
  return secretNames(toUrl.hash || fromUrl.hash);
}
