import { statusReference } from '../../standards/references.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { redirectFix } from '../kit/fixes.ts';

/** GET and HEAD are never changed. A POST that is kept is another matter: Fetch wants it changed. */
const NOT_OF_INTEREST = new Set(['GET', 'HEAD', 'POST']);

/** Not found, and not with this method (RFC 9110 §15.5.5, §15.5.6). */
const REFUSALS: ReadonlySet<number> = new Set([404, 405]);

/** A method that a 301 or 302 kept and that browsers keep, which other clients may not. */
export const methodKeptHere: Rule = {
  id: 'method-kept-here',
  title: msg`A 301 or 302 kept a method that some other clients would change`,
  severity: 'info',
  reference: statusReference(302),
  find: ({ chain, transitions }) =>
    transitions
      .filter(
        ({ verdict, status, fromMethod }) =>
          verdict === 'kept' &&
          (status === 301 || status === 302) &&
          !NOT_OF_INTEREST.has(fromMethod),
      )
      .map(({ fromIndex, fromMethod, status = 302 }) => {
        const surer = status === 301 ? 308 : 307;
        const fixes = [surer, 303] as const;
        // What the method was sent to does not know it: GET was meant.
        const isRefused = REFUSALS.has(chain.hops[fromIndex + 1]?.response?.status ?? 0);
        return {
          hop: fromIndex,
          text: t`${status} kept ${fromMethod} here; some other clients send GET`,
          explanation: t`The Fetch Standard changes only POST, so browsers keep all other methods.
            Go and OkHttp don’t, and neither does Python requests on 302.`,
          remedy: t`Return ${surer} to keep the method and body in every client, or 303 to switch
            to GET.`,
          reference: statusReference(status),
          fixes: (isRefused ? fixes.toReversed() : fixes).map((fix) =>
            redirectFix(chain.hops, fromIndex, fix),
          ),
        };
      }),
};
