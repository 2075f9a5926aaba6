import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { downgradeOf, downgradeRemedy } from '../kit/downgrade.ts';
import { urlText } from '../kit/url-text.ts';

/** A redirect from https to http, where the rest of the way is in the open. */
export const httpsToHttp: Rule = {
  id: 'https-to-http',
  title: msg`A redirect leads from https to plain http`,
  severity: 'warning',
  reference: { text: 'RFC 6797 §2.3', url: 'https://www.rfc-editor.org/rfc/rfc6797#section-2.3' },
  find: ({ chain }) => {
    const downgrade = downgradeOf(chain);
    if (!downgrade || downgrade.comesBack) return [];
    const { index, status, to, next } = downgrade;
    return [
      {
        hop: index,
        text: t`${status} leads from https to ${urlText(to)}`,
        explanation: next
          ? t`From there on everybody on the way can read and change what is sent and answered, and Secure cookies are left behind.`
          : t`The browser did not follow it: a page on https may not load what is on plain http, or the page gave it up.`,
        ...downgradeRemedy(downgrade),
      },
    ];
  },
};
