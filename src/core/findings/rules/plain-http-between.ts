import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { downgradeOf, downgradeRemedy } from '../kit/downgrade.ts';
import { urlText } from '../kit/url-text.ts';

/** A chain over https that goes by way of plain http. */
export const plainHttpBetween: Rule = {
  id: 'plain-http-between',
  title: msg`A chain over https goes by way of plain http`,
  severity: 'warning',
  reference: { text: 'RFC 6797 §2.3', url: 'https://www.rfc-editor.org/rfc/rfc6797#section-2.3' },
  find: ({ chain }) => {
    const downgrade = downgradeOf(chain);
    if (!downgrade?.comesBack) return [];
    return [
      {
        hop: downgrade.index,
        text: t`The chain leaves https for ${urlText(downgrade.to)}, and comes back`,
        explanation: t`In between everybody on the way can read the URL, and lead the browser elsewhere. https before and after does not help.`,
        ...downgradeRemedy(downgrade),
      },
    ];
  },
};
