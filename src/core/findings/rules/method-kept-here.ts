import { type Hop, isRedirect, type RedirectChain } from '../../chain/chain.ts';
import { statusReference } from '../../standards/references.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Transition } from '../../transition/transition.ts';
import { isUrl } from '../../url/origin.ts';
import type { Found, Rule } from '../finding.ts';
import { movesAddress } from '../kit/addresses/address-move.ts';
import { moveFixes } from '../kit/addresses/fixes.ts';
import { isEndless } from '../kit/loops/endless.ts';
import { isErrorReport, isSignIn } from '../kit/pages/page-kinds.ts';
import { isPage } from '../kit/pages/wanted-type.ts';
import { keepsMethod } from '../kit/redirects/kept-method.ts';
import { urlText } from '../kit/texts/url-text.ts';

/** Not found, or not allowed with this method (RFC 9110 §15.5.5, §15.5.6). */
const REFUSALS: ReadonlySet<number> = new Set([404, 405]);

/** A method that browsers keep on 301 and 302, but other clients may not. */
export const methodKeptHere: Rule = {
  id: 'method-kept-here',
  title: msg`A 301 or 302 kept a method that is neither GET nor POST`,
  severity: 'warning',
  needs: ['rare-method'],
  reference: statusReference(302),
  find: ({ chain, transitions }) => {
    // A loop's own remedy includes this.
    if (isEndless(chain)) return [];
    const kept = transitions.filter((transition) => isKept(chain, transition));
    const repeated = kept.filter((transition) => isRepeated(chain, transition));
    const [first] = repeated;
    return [
      // The same code redirects the repeated request as the first one.
      ...(first ? [toRepeated(chain, first)] : []),
      ...kept
        .filter((transition) => !first || isMove(chain, transition))
        .filter(beginsRun)
        .map((transition) => toKept(chain, transition)),
    ];
  },
};

function isKept({ hops }: RedirectChain, { verdict, fromIndex }: Transition): boolean {
  const [from, to] = [hops[fromIndex], hops[fromIndex + 1]];
  return verdict === 'kept' && from !== undefined && to !== undefined && keepsMethod(from, to);
}

function isMove({ hops }: RedirectChain, { fromIndex }: Transition): boolean {
  return movesAddress(hops[fromIndex]?.url ?? '', hops[fromIndex + 1]?.url ?? '');
}

/** Reported once for consecutive redirects with the same status. */
function beginsRun(
  { fromIndex, status }: Transition,
  index: number,
  all: readonly Transition[],
): boolean {
  const before = all[index - 1];
  return before?.fromIndex !== fromIndex - 1 || before.status !== status;
}

/**
 * Returns whether the target was meant to be displayed rather than changed: a parent page, a sign-in, a page, or a
 * target that rejects the method.
 */
function isRepeated({ hops }: RedirectChain, { fromIndex }: Transition): boolean {
  const [from, to] = [hops[fromIndex], hops[fromIndex + 1]];
  if (!from || !to || !isUrl(from.url) || !isUrl(to.url)) return false;
  if (movesAddress(from.url, to.url)) return false;
  const [source, target] = [new URL(from.url), new URL(to.url)];
  if (isSignIn(target) || isErrorReport(target)) return true;
  if (REFUSALS.has(to.response?.status ?? 0) || isPage(to)) return true;
  return source.origin === target.origin && isAbove(target.pathname, source.pathname);
}

/** `/orders` and `/orders/` are parents of `/orders/7`. */
function isAbove(path: string, below: string): boolean {
  return below.startsWith(path.endsWith('/') ? path : `${path}/`) && path !== below;
}

function toRepeated({ hops }: RedirectChain, transition: Transition): Found {
  const { fromIndex, fromMethod, status = 302 } = transition;
  const [from, to] = [hops[fromIndex], hops[fromIndex + 1]];
  const isUnauthorized = to !== undefined && isSignIn(new URL(to.url));
  return {
    hop: fromIndex,
    text: t`${status} made the browser repeat ${fromMethod} at ${urlText(to?.url ?? '', from?.url)}`,
    explanation: `${t`On ${status}, the Fetch Standard changes only POST to GET, so browsers send
      ${fromMethod} again. The target looks like a page to show.`} ${endText(to, fromMethod)}`,
    remedy: isUnauthorized
      ? t`Return 401 to calls from scripts, and redirect only documents. Where a redirect is needed,
        return 303: every client then sends GET.`
      : t`Return 303 from the application’s code once it has handled the ${fromMethod}: every client
        then sends GET. For calls from scripts, 204 without a redirect also works.`,
    reference: statusReference(status),
    ...(!isUnauthorized && { whatIf: 303 as const }),
  };
}

function endText(to: Hop | undefined, method: string): string {
  const status = to?.response?.status;
  if (to === undefined || status === undefined) return t`The target may handle the ${method}, too.`;
  if (REFUSALS.has(status)) return t`The target returned ${status}.`;
  return isRedirect(to)
    ? t`The target returned ${status}, so it has likely handled the ${method}, too.`
    : t`The target returned ${status}, so it may have handled the ${method}, too.`;
}

function toKept(
  { hops }: RedirectChain,
  { fromIndex, fromMethod, status = 302 }: Transition,
): Found {
  const surer = status === 301 ? 308 : 307;
  return {
    hop: fromIndex,
    severity: 'info',
    text: t`${status} kept ${fromMethod} here; some other clients send GET`,
    explanation: t`The Fetch Standard changes only POST, so browsers keep all other methods.
      Go and OkHttp don’t, and neither does Python requests on 302.`,
    remedy: t`Return ${surer} to keep the method and body in every client, or 303 to switch
      to GET.`,
    reference: statusReference(status),
    whatIf: surer,
    ...moveFixes(hops, fromIndex, [surer, 303]),
  };
}
