import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { downgradeOf, downgradeRemedy } from '../kit/addresses/downgrade.ts';
import { urlText } from '../kit/texts/url-text.ts';

/** A chain of HTTPS requests with a plain HTTP one in between. */
export const plainHttpBetween: Rule = {
  id: 'plain-http-between',
  title: msg`An HTTPS chain passes through plain HTTP`,
  severity: 'warning',
  needs: ['plain-http'],
  reference: { text: 'RFC 6797 §2.3', url: 'https://www.rfc-editor.org/rfc/rfc6797#section-2.3' },
  find: ({ chain }) => {
    const downgrade = downgradeOf(chain);
    if (!downgrade?.comesBack) return [];
    return [
      {
        hop: downgrade.index,
        text: t`The chain leaves HTTPS for ${urlText(downgrade.to)}, then returns to HTTPS`,
        explanation: t`Over plain HTTP, anyone on the network path can read the URL and redirect
          the browser elsewhere. HTTPS before and after doesn’t prevent this.`,
        ...downgradeRemedy(downgrade),
      },
    ];
  },
};
