import { type Hop, isDocument, type RedirectChain } from '../../chain/chain.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { downgradeOf, downgradeRemedy, wasSent } from '../kit/addresses/downgrade.ts';
import { isUnresolved } from '../kit/hosts/inner-leak.ts';
import { urlText } from '../kit/texts/url-text.ts';

/** A redirect from HTTPS to HTTP, after which the rest of the chain is unencrypted. */
export const httpsToHttp: Rule = {
  id: 'https-to-http',
  title: msg`A redirect goes from HTTPS to plain HTTP`,
  severity: 'warning',
  needs: ['plain-http'],
  reference: { text: 'RFC 6797 §2.3', url: 'https://www.rfc-editor.org/rfc/rfc6797#section-2.3' },
  find: ({ chain }) => {
    const downgrade = downgradeOf(chain);
    if (!downgrade || downgrade.comesBack) return [];
    const { index, status, to, next } = downgrade;
    return [
      {
        hop: index,
        text: t`${status} redirects from HTTPS to ${urlText(to)}`,
        explanation: explanationOf(chain, next),
        ...downgradeRemedy(downgrade),
      },
    ];
  },
};

function explanationOf({ type }: RedirectChain, next: Hop | undefined): string {
  if (next === undefined) {
    return isDocument(type)
      ? t`The browser didn’t follow the redirect.`
      : t`The browser didn’t follow the redirect: either HTTPS pages can’t load plain HTTP (mixed
        content), or the page canceled the request.`;
  }
  if (isUnresolved(next)) return t`The host name didn’t resolve here, so the request was not sent.`;
  return wasSent(next)
    ? t`From there on, anyone on the network path can read and change requests and responses, and
      Secure cookies aren’t sent.`
    : t`The request got no response here. If it had, anyone on the network path could have read and
      changed it.`;
}
