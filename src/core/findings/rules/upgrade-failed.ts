import { type Hop, isRedirectStatus } from '../../chain/chain.ts';
import { errorWord } from '../../chain/network-error.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { isMisaddressed } from '../kit/addresses/public-address.ts';
import { urlText } from '../kit/texts/url-text.ts';

/** An upgrade from HTTP to HTTPS by the browser where nothing responds over HTTPS. */
export const upgradeFailed: Rule = {
  id: 'upgrade-failed',
  title: msg`An upgrade to HTTPS led to a failed connection`,
  severity: 'error',
  needs: ['internal'],
  reference: { text: 'RFC 6797 §8.3', url: 'https://www.rfc-editor.org/rfc/rfc6797#section-8.3' },
  find: ({ chain }) =>
    chain.hops.flatMap((hop, index) => {
      const next = chain.hops[index + 1];
      if (!next || !isUpgrade(hop) || next.response || !isMisaddressed(next)) return [];
      const { port, hostname } = new URL(next.url);
      return [
        {
          hop: index,
          text: t`The browser upgraded ${urlText(hop.url)} to HTTPS, which failed:
            ${errorWord(next.error ?? '')}`,
          explanation:
            port === ''
              ? t`The host or a domain above it is known to the browser as HTTPS-only (HSTS), or a policy
                upgrades it, but no server that the browser trusts responds there over HTTPS.`
              : t`HSTS applies to every port of a host. The server on port
                ${port} likely has no TLS.`,
          remedy:
            port === ''
              ? t`Serve ${hostname} over HTTPS with a valid certificate. HSTS can’t be overridden by a
                redirect.`
              : t`Serve port ${port} over HTTPS, too, or use another host name for it, one that no HSTS
                policy covers.`,
        },
      ];
    }),
};

function isUpgrade({ redirect, response }: Hop): boolean {
  const isOwn = redirect?.cause === 'hsts' || redirect?.cause === 'upgrade';
  return isOwn && !isRedirectStatus(response?.status);
}
