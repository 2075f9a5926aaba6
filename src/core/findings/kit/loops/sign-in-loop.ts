/** Loops through a sign-in: a page sends visitors there, and doesn't recognize them when they return. */

import type { Hop } from '../../../chain/chain.ts';
import { withoutQuery } from '../../../chain/chain-edit.ts';
import { readCookies, readSetCookies } from '../../../http/cookies/set-cookie.ts';
import { t } from '../../../text/i18n.ts';
import { bareHost, hostOf, isUrl } from '../../../url/origin.ts';
import { isSameSite } from '../../../url/site.ts';
import { isSamePath } from '../addresses/address-move.ts';
import { isSignIn, isSignOut } from '../pages/page-kinds.ts';
import { isSignInReturn } from '../pages/return-parameters.ts';
import { parsedUrls } from '../redirects/parsed-urls.ts';
import { cutUrl, listText, urlText } from '../texts/url-text.ts';
import { sessionOrRuleRemedy } from './session-loop.ts';

/** First labels of hosts where people sign in. Two such names with the same path may still be two spellings of one page. */
const SIGN_IN_HOST = /^(sso|login|logon|signin|auth|oauth2?|oidc|idp|cas|adfs|saml)[.-]/;

/** The longest error code that helps in a sentence, in characters. */
const LONGEST_ERROR = 40;

/** The two sides of such a loop: the page that is never shown, and where it sends visitors. */
export interface SignInLoop {
  readonly page: URL;
  readonly signIn: URL;
  /** The sign-in leads to that page again, with no other page between, or at least to its host. */
  readonly leadsTo: 'page' | 'host' | undefined;
}

/** Finds the two sides of an iteration that goes through a sign-in; undefined if it doesn't, or if all of it is one. */
export function signInLoopOf(lap: readonly Hop[]): SignInLoop | undefined {
  const urls = parsedUrls(lap);
  // A sign-out has its own reasons to return.
  if (urls.some(isSignOut)) return undefined;
  const pages = new Set(urls.filter((url) => !isForSignIn(url, urls)));
  const loops = [...pages].flatMap((page) => {
    const start = urls.indexOf(page) + 1;
    const after = [...urls.slice(start), ...urls.slice(0, start)];
    const end = after.findIndex((url) => pages.has(url));
    const signIns = after.slice(0, end);
    const back = after[end];
    // A page's own path to a sign-in elsewhere only leads there.
    const signIn = signIns.find(({ hostname }) => hostname !== page.hostname) ?? signIns[0];
    if (!signIn || !back) return [];
    const isBack = bareHost(back) === bareHost(page);
    const leadsTo = isSamePath(back, page) ? ('page' as const) : ('host' as const);
    return [{ page, signIn, leadsTo: isBack ? leadsTo : undefined }];
  });
  const away = loops.filter(({ page, signIn }) => page.hostname !== signIn.hostname);
  return away.find(({ leadsTo }) => leadsTo) ?? away[0] ?? loops[0];
}

/** Says what to do about such a loop, which is an iteration of all hops. */
export function signInLoopRemedy(
  hops: readonly Hop[],
  lap: readonly Hop[],
  loop: SignInLoop,
): string {
  const error = errorRemedy(lap);
  if (error !== undefined) return error;
  if (loop.page.hostname !== loop.signIn.hostname) {
    const away = loop.leadsTo ? [awayText(loop)] : [];
    return [...away, ...hostOnlyText(lap, loop), sessionText()].join(' ');
  }
  if (sendsNoCookie(lap)) return sessionText();
  if (loop.leadsTo === 'page') return `${samePlaceText(loop)} ${sessionText()}`;
  return sessionOrRuleRemedy(hops, lap) ?? sessionText();
}

/** Names the cookies that a page's host gets. */
export function cookiesOfPage(lap: readonly Hop[], { page }: SignInLoop): ReadonlySet<string> {
  const own = lap.filter(({ url }) => hostOf(url) === page.hostname);
  return new Set(
    own.flatMap(({ requestHeaders = [] }) => readCookies(requestHeaders)).map(({ name }) => name),
  );
}

/**
 * By its path or parameters, by its host's name, or because its URL contains a return address on another host of the
 * iteration.
 */
function isForSignIn(url: URL, lap: readonly URL[]): boolean {
  if (isSignIn(url)) return true;
  const others = lap.filter((other) => bareHost(other) !== bareHost(url));
  const isReturn = (value: string) =>
    isUrl(value) && others.some(({ hostname }) => hostname === hostOf(value));
  const returns = [...url.searchParams].filter(([name]) => isSignInReturn(name, url, others));
  if (returns.some(([, value]) => isReturn(value))) return true;
  const isDifferent = others.some((other) => !isSamePath(other, url));
  return (
    SIGN_IN_HOST.test(url.hostname) &&
    (isDifferent || [...url.searchParams.values()].some(isReturn))
  );
}

function errorRemedy(lap: readonly Hop[]): string | undefined {
  const answer = parsedUrls(lap).find((url) => url.searchParams.get('error') && !isSignIn(url));
  if (!answer) return undefined;
  const error = cutUrl(answer.searchParams.get('error') ?? '', LONGEST_ERROR);
  return t`The sign-in returns the error “${error}” to ${urlText(withoutQuery(answer.href))}. Show the
    error there instead of starting the sign-in again, and find out what causes it.`;
}

/** A client that sends no cookie can't be recognized as signed in. */
function sendsNoCookie(lap: readonly Hop[]): boolean {
  return lap.every(
    ({ requestHeaders }) =>
      requestHeaders !== undefined && readCookies(requestHeaders).length === 0,
  );
}

function samePlaceText({ page, signIn }: SignInLoop): string {
  const [from, to] = [urlText(page.pathname), urlText(signIn.pathname)];
  return t`${from} sends visitors to ${to}, which likely considers them signed in and sends them
    back. Have both check the session in the same way, and have ${to} delete a session cookie that ${from}
    doesn’t accept.`;
}

function awayText({ page, signIn }: SignInLoop): string {
  return t`${page.hostname} sends visitors to ${signIn.hostname}, likely to sign in, and doesn’t
    recognize them when they return.`;
}

/** A gateway's cookie reaches only its own host unless its Domain says otherwise. */
function hostOnlyText(lap: readonly Hop[], loop: SignInLoop): string[] {
  const { page, signIn } = loop;
  const isSeen = lap.some(
    ({ url, requestHeaders }) => hostOf(url) === page.hostname && requestHeaders !== undefined,
  );
  if (!isSeen || !isSameSite(page.hostname, signIn.hostname)) return [];
  const sent = cookiesOfPage(lap, loop);
  const names = lap
    .filter(({ url }) => hostOf(url) === signIn.hostname)
    .flatMap(({ response, startedAt }) => readSetCookies(response?.headers ?? [], startedAt))
    .filter(({ name, domain }) => domain === undefined && !sent.has(name))
    .map(({ name }) => name);
  if (names.length === 0) return [];
  return [
    t`${signIn.hostname} sets ${listText([...new Set(names)])} without Domain, so ${page.hostname} never
      gets it. If it is the session, set Domain to a domain that both hosts share.`,
  ];
}

function sessionText(): string {
  return t`Check whether the browser stores and sends the session cookie (Domain, Path, Secure, SameSite,
    under 4 kB). If it does, find out why the server rejects it, such as a clock that is wrong or an
    error that the return URL hides.`;
}
