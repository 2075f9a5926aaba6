import { rawLocation } from '../../chain/chain.ts';
import { msg, t } from '../../text/i18n.ts';
import { hostOf } from '../../url/origin.ts';
import type { Rule } from '../finding.ts';
import {
  leavesSite,
  type ServerRedirect,
  serverRedirects,
} from '../kit/redirects/server-redirects.ts';
import { secretNames } from '../kit/secrets/secret-params.ts';
import { listText } from '../kit/texts/url-text.ts';

/** A token or password in a URL that a redirect sends to another site. */
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
        const sent = secretNames(redirect.toUrl.search).filter(
          (name) => !isTargets(redirect, name),
        );
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

/** Paths of links in emails: the site to which they lead created what they contain. */
const MAILED =
  /reset|password|forgot|recover|confirm|verif|activat|invit|unsubscribe|opt-?(in|out)|magic/i;

/** Payments, as hosts, paths and parameters name them. */
const PAYMENT = /(^|[^a-z])(pay|checkout|3ds|order|billing|purchase|donat|invoice|redirectresult)/i;

/**
 * Returns whether a parameter likely belongs to the target: a token in an emailed link that a click counter passes on,
 * or the number of a payment that the shop started.
 */
function isTargets({ fromUrl, toUrl }: ServerRedirect, name: string): boolean {
  if (/^token$/i.test(name)) return MAILED.test(toUrl.pathname);
  if (!/^session_?id$/i.test(name)) return false;
  const names = [...toUrl.searchParams.keys()];
  return (
    [fromUrl, toUrl].some(({ host, pathname }) => PAYMENT.test(host + pathname)) ||
    names.some((each) => PAYMENT.test(each))
  );
}

/** A Location without a fragment inherits the request's (RFC 9110 §10.2.2). */
function inheritedSecrets({ from, fromUrl, toUrl }: ServerRedirect): string[] {
  if (rawLocation(from)?.includes('#') !== false) return [];
  return secretNames(toUrl.hash || fromUrl.hash);
}
