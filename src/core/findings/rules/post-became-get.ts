import { type Hop, headerValue, isDocument, type RedirectChain } from '../../chain/chain.ts';
import { isSameRequest, withoutQuery } from '../../chain/chain-edit.ts';
import { readCookies, readSetCookies } from '../../http/cookies/set-cookie.ts';
import { statusReference } from '../../standards/references.ts';
import { msg, t, translate } from '../../text/i18n.ts';
import type { Transition } from '../../transition/transition.ts';
import { bodyName } from '../../transition/transition-text.ts';
import { parseUrl } from '../../url/origin.ts';
import type { Found, Rule } from '../finding.ts';
import { isDoubtfulTarget, movesAddress, respellsAddress } from '../kit/addresses/address-move.ts';
import { moveFixes, needsCors } from '../kit/addresses/fixes.ts';
import { pageForData } from '../kit/addresses/page-for-data.ts';
import { answersSignIn, sendsPassword } from '../kit/pages/form-fields.ts';
import { changesAccount, isErrorReport, isSignIn } from '../kit/pages/page-kinds.ts';
import { isDataCall, isPage } from '../kit/pages/wanted-type.ts';

/**
 * A POST that a 301 or 302 changed to GET: this is allowed, and every browser does it, but it isn't always intended.
 */
export const postBecameGet: Rule = {
  id: 'post-became-get',
  title: msg`A 301 or 302 changed POST to GET`,
  severity: 'warning',
  needs: ['method'],
  reference: statusReference(302),
  find: ({ chain, transitions }) =>
    transitions
      .filter(({ verdict }) => verdict === 'historical')
      .flatMap((transition) => {
        if (isLoss(chain, transition)) return [toLoss(chain, transition)];
        // Other rules report scripts that are redirected to a sign-in, or that get a page instead of the result.
        const isTold = !isDocument(chain.type) && signsIn(chain.hops[transition.fromIndex + 1]);
        return isTold || pageForData(chain) ? [] : [toPage(chain, transition)];
      }),
};

const EXPLANATION = msg`RFC 9110 allows changing POST to GET for historical reasons. The Fetch
  Standard requires it, so every browser does it.`;

/**
 * Returns whether the POST was intended for the target: the target is the same resource at another address or has moved
 * permanently, it doesn't support GET, or a script sent data. Otherwise, it likely shows the POST's result.
 */
function isLoss(chain: RedirectChain, { status, fromIndex, body }: Transition): boolean {
  const [from, to] = [chain.hops[fromIndex], chain.hops[fromIndex + 1]];
  if (!from || !to) return false;
  // A page with the same name in another part of the site may well be a different page.
  const isForm302 = status === 302 && isDocument(chain.type);
  if (isForm302 ? respellsAddress(from.url, to.url) : movesAddress(from.url, to.url)) return true;
  if (isForPeople(to)) return false;
  const isLostCall = body === 'dropped' && isDataCall(chain) && !isForm(from);
  const isMoved = status === 301 && !signsIn(from);
  return isMoved || isRefused(to) || (isLostCall && !isResult(from, to));
}

/** What a page's form sends, or a script on its behalf. */
function isForm({ body, requestHeaders }: Hop): boolean {
  const type = headerValue(requestHeaders, 'content-type') ?? '';
  return body.kind !== 'bytes' || /urlencoded|form-data/i.test(type);
}

/** The result of a sign-in, a page, or what the POST created, such as `/orders/7` after `/orders`. */
function isResult(from: Hop, to: Hop): boolean {
  if (signsIn(from) || isPage(to)) return true;
  const place = withoutQuery(from.url).replace(/\/$/, '');
  return /^\w+:\/\/[^/]+\/./.test(place) && to.url.startsWith(`${place}/`);
}

/** A sign-in or an error report, neither of which could process the POST. */
function isForPeople({ url }: Hop): boolean {
  const target = parseUrl(url);
  return target !== undefined && (isSignIn(target) || isErrorReport(target));
}

function reportsError({ url }: Hop): boolean {
  const page = parseUrl(url);
  return page !== undefined && isErrorReport(page);
}

/**
 * Requests that sign in, up or out, or that end the session under any path, likely lead to the sign-in after they
 * succeed.
 */
function isDone(from: Hop | undefined): boolean {
  const url = parseUrl(from?.url ?? '');
  if (!from || !url) return false;
  const { requestHeaders = [], response, startedAt } = from;
  const sent = new Set(readCookies(requestHeaders).map(({ name }) => name));
  const isEnded = readSetCookies(response?.headers ?? [], startedAt).some(
    ({ name, expiresAt = Infinity }) => expiresAt <= startedAt && sent.has(name),
  );
  const isEntry = signsIn(from) || sendsPassword(from) || answersSignIn(from);
  return isEnded || isEntry || changesAccount(url);
}

/** The target exists, but doesn't support GET (RFC 9110 §15.5.6). */
function isRefused({ response }: Hop): boolean {
  return response?.status === 405;
}

function toLoss({ hops }: RedirectChain, transition: Transition): Found {
  const { status = 302, fromIndex } = transition;
  const kept = keeping(status);
  const [from, to] = [hops[fromIndex]?.url ?? '', hops[fromIndex + 1]?.url ?? ''];
  return {
    hop: fromIndex,
    text: lossText(status, transition),
    explanation: translate(EXPLANATION),
    remedy: `${lossRemedy(from, to, status, kept)}${corsText(hops[fromIndex], kept)}`,
    reference: statusReference(status),
    whatIf: kept,
    ...moveFixes(hops, fromIndex, respellsAddress(from, to) ? [kept] : [kept, 303]),
  };
}

/** A new redirect without the old one's headers would stop the call. */
function corsText(hop: Hop | undefined, kept: number): string {
  return hop && needsCors(hop) ? ` ${t`Send the ${kept} with the same CORS headers.`}` : '';
}

/** Only the server knows whether a script's data was intended for another path. */
function lossRemedy(from: string, to: string, status: number, kept: number): string {
  if (isDoubtfulTarget(from, to)) {
    return t`Correct the redirect’s target first. Then request it directly, or return ${kept} to keep
      the method and body.`;
  }
  // A result would have an address of its own.
  if (respellsAddress(from, to)) {
    return t`Request the redirect target directly, or return ${kept} to keep the method and body.`;
  }
  if (status === 301 || movesAddress(from, to)) {
    return t`Request the redirect target directly, or return ${kept} to keep the method and body.
      If the target only shows a result, return 303.`;
  }
  return t`If the server has handled the POST and the target shows its result, return 303. If the
    target should handle the POST, request the target directly, or return ${kept}.`;
}

/** Post/Redirect/Get as most frameworks do it: it works, but 303 would be the exact status. */
function toPage(chain: RedirectChain, { status = 302, fromIndex }: Transition): Found {
  const to = chain.hops[fromIndex + 1];
  const shared = {
    hop: fromIndex,
    severity: 'info',
    reference: statusReference(status),
    whatIf: 303,
  } as const;
  if (to && signsIn(to) && !reportsError(to)) {
    return {
      ...shared,
      text: t`${status} changed POST to GET and leads to a sign-in page`,
      explanation: translate(EXPLANATION),
      remedy: isDone(chain.hops[fromIndex])
        ? t`Return 303, which requires GET from every client. 307 would send the form to the sign-in page.`
        : t`Return 303, which requires GET from every client. If the user has to sign in first,
            keep the form’s data until then. 307 would send it to the sign-in page.`,
    };
  }
  return {
    ...shared,
    text: t`${status} changed POST to GET, which is likely intended`,
    explanation: `${reasonText(chain, chain.hops[fromIndex], to)} ${translate(EXPLANATION)}`,
    remedy: hasFailed(to)
      ? t`If the application has handled the POST, return 303, which requires GET from every client.`
      : t`Return 303 from the application’s code once it has handled the POST: 303 requires GET
      from every client. 307 would send the POST again, to a page that only shows something.`,
  };
}

function reasonText({ type }: RedirectChain, from?: Hop, to?: Hop): string {
  if (to && reportsError(to)) return t`The target reports an error.`;
  if (hasFailed(to)) {
    return t`The target returned ${to?.response?.status ?? ''}, so it doesn’t show the POST’s result.`;
  }
  if (from && to && isSameRequest(from.url, to.url)) {
    return t`The target is the same URL, so the server has likely read the POST and shows the result.`;
  }
  return isDocument(type)
    ? t`The target is a different page, so the server has likely read the form and shows the
      result.`
    : t`The target is a different URL, so the server has likely handled the POST and refers to the
      result.`;
}

function hasFailed(hop: Hop | undefined): boolean {
  return (hop?.response?.status ?? 0) >= 400;
}

function signsIn(hop: Hop | undefined): boolean {
  const url = parseUrl(hop?.url ?? '');
  return url !== undefined && isSignIn(url);
}

function lossText(status: number, { body, fromBody, bodySize }: Transition): string {
  if (body !== 'dropped') return t`${status} changed POST to GET`;
  return t`${status} changed POST to GET and dropped the
    ${bodyName(fromBody, bodySize) ?? t`body`}`;
}

/** The status that is equally permanent or temporary, but keeps the method. */
function keeping(status: number): 307 | 308 {
  return status === 301 ? 308 : 307;
}
