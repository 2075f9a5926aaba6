import { isDocument } from '../../chain/chain.ts';
import { statusReference } from '../../standards/references.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Found, Rule } from '../finding.ts';
import { movesAddress } from '../kit/addresses/address-move.ts';
import {
  isRetrieval,
  type ServerRedirect,
  serverRedirects,
} from '../kit/redirects/server-redirects.ts';
import { urlText } from '../kit/texts/url-text.ts';

/** A 307 or 308 after which the target rejected the method, as pages that a form was meant to lead to do. */
export const keptMethodRefused: Rule = {
  id: 'kept-method-refused',
  title: msg`A 307 or 308 repeated a method that the target rejects`,
  severity: 'error',
  needs: ['refusal'],
  reference: statusReference(307),
  find: ({ chain }) =>
    serverRedirects(chain).flatMap((redirect) => {
      const { from, status, to, next } = redirect;
      const isKept = (status === 307 || status === 308) && next?.method === from.method;
      if (!isKept || isRetrieval(from.method)) return [];
      const isMove = movesAddress(from.url, to);
      if (next.response?.status === 405) {
        return [isMove ? toMoveFound(redirect) : toPageFound(redirect)];
      }
      // In a script's request, the path may also be wrong.
      const isMissing = next.response?.status === 404 && isDocument(chain.type);
      return isMissing && !isMove ? [toMissingFound(redirect)] : [];
    }),
};

function toPageFound({ index, from, status, to }: ServerRedirect): Found {
  const { method } = from;
  return {
    hop: index,
    text: refusalText(method, status, urlText(to, from.url), 405),
    explanation: t`${status} requires the same method again, but the target doesn’t allow
      ${method}. It is likely a page to show.`,
    remedy: t`Return 303 from the application’s code to show a page afterward. Frameworks often
      redirect with 307 by default. If the target should handle ${method}, allow it there.`,
    reference: statusReference(status),
    whatIf: 303,
  };
}

/** A 303 would drop the change that was requested. */
function toMoveFound({ index, from, status, to }: ServerRedirect): Found {
  const { method } = from;
  const target = urlText(to, from.url);
  return {
    hop: index,
    text: refusalText(method, status, target, 405),
    explanation: t`${status} requires the same method again, but the target doesn’t allow ${method}. The
      redirect changes only the address.`,
    remedy: t`Allow ${method} at ${target}. Otherwise, redirect to the URL that handles ${method}, or
      have callers request that URL directly.`,
    reference: statusReference(status),
  };
}

/** Express, Koa and others look up routes by method and path together. */
function toMissingFound({ index, from, status, to }: ServerRedirect): Found {
  const { method } = from;
  const target = urlText(to, from.url);
  return {
    hop: index,
    severity: 'warning',
    text: refusalText(method, status, target, 404),
    explanation: t`${status} requires the same method again. Many frameworks, such as Express, return 404
      instead of 405 if a page exists only for GET. Otherwise, the page is missing.`,
    remedy: t`If ${target} exists for GET, return 303 from the application’s code to show it. Otherwise,
      correct the redirect’s target.`,
    reference: statusReference(status),
    whatIf: 303,
  };
}

function refusalText(method: string, status: number, target: string, end: number): string {
  return t`${status} repeated ${method} at ${target}, which returned ${end}`;
}
