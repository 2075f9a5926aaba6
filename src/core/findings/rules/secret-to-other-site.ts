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
  title: msg`A redirect takes a secret to another site in its URL`,
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
            text: t`The redirect to ${host} takes ${names} along in its URL`,
            explanation:
              sent.length > 0
                ? t`URLs stay in the logs of ${host}, in the browser’s history, and may be told on as Referer.`
                : t`The Location has no fragment of its own, so the browser adds the one that the request had: scripts of ${host} can read it.`,
            remedy:
              sent.length > 0
                ? t`Hand over a code that is of use once, and let the other server trade it in; or send the secret in a body.`
                : t`End the Location with a fragment of its own: “#_” will do.`,
          },
        ];
      }),
};

/** A Location without a fragment inherits the request's (RFC 9110 §10.2.2). */
function inheritedSecrets({ from, fromUrl, toUrl }: ServerRedirect): string[] {
  if (rawLocation(from)?.includes('#') !== false) return [];
  return secretNames(toUrl.hash || fromUrl.hash);
}
