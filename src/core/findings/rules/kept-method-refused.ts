import { statusReference } from '../../standards/references.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { movesAddress } from '../kit/address-move.ts';
import { isRetrieval, serverRedirects } from '../kit/server-redirects.ts';
import { urlText } from '../kit/url-text.ts';

/** A 307 or 308 after which the target refused the method, as pages do that a form was meant to lead to. */
export const keptMethodRefused: Rule = {
  id: 'kept-method-refused',
  title: msg`A 307 or 308 repeated a method that the target rejects`,
  severity: 'error',
  reference: statusReference(307),
  find: ({ chain }) =>
    serverRedirects(chain).flatMap(({ index, from, status, to, next }) => {
      const isKept = (status === 307 || status === 308) && next?.method === from.method;
      if (!isKept || isRetrieval(from.method) || next?.response?.status !== 405) return [];
      const { method } = from;
      const target = urlText(to, from.url);
      const isMove = movesAddress(from.url, to);
      return [
        {
          hop: index,
          text: t`${status} repeated ${method} at ${target}, which returned 405`,
          explanation: isMove
            ? t`${status} requires the same method again, but the target doesn’t allow ${method}. The
              redirect changes only the address.`
            : t`${status} requires the same method again, but the target doesn’t allow
            ${method}. It is likely a page to show.`,
          // 303 would drop what the request was to change.
          remedy: isMove
            ? t`Allow ${method} at ${target}. Otherwise, redirect to the URL that handles ${method}, or
              have callers request that URL directly.`
            : t`Return 303 from the application’s code to show a page afterward. Frameworks often
            redirect with 307 by default. If the target should handle ${method}, allow it there.`,
          reference: statusReference(status),
          ...(!isMove && { whatIf: 303 as const }),
        },
      ];
    }),
};
