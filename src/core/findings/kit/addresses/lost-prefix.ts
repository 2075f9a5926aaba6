/** Path prefixes that a redirect lost or doubled, as far as its two paths and what comes with them show. */
import type { RedirectChain } from '../../../chain/chain.ts';
import { readSetCookies } from '../../../http/cookies/set-cookie.ts';
import { hostOf, parseUrl } from '../../../url/origin.ts';
import { answersSignIn, fieldValues, sendsPassword } from '../pages/form-fields.ts';
import { isErrorReport, isSignIn, isSignOut } from '../pages/page-kinds.ts';
import type { ServerRedirect } from '../redirects/server-redirects.ts';

/**
 * What is wrong with a prefix: the Location has it twice or not at all, or the request didn't have it; `maybe-longer` if a longer one may be missing,
 * `maybe` if nothing but a missing page shows it.
 */
export type PrefixFault = 'doubled' | 'added' | 'lost' | 'maybe-longer' | 'maybe';

export interface WrongPrefix {
  readonly prefix: string;
  readonly fault: PrefixFault;
}

/** The pages to which an application's front page leads. */
const FRONT =
  /^\/(home|index|start|welcome|overview|dashboards?|main|setup|install)(\.[a-z]+)?\/?$/;

/** Folders in which frameworks keep what is about accounts, whose pages lead out of them. */
export const ACCOUNTS =
  /^\/(users?|accounts?|members?|customers?|auth|authentication|identity|security|sessions?|oauth2?|sso|saml2?|api|v\d+)$/i;

/** Finds the prefix that a redirect to a missing page of the same host likely lost or doubled. */
export function wrongPrefixOf(
  chain: RedirectChain,
  redirect: ServerRedirect,
): WrongPrefix | undefined {
  const [from, to] = [redirect.fromUrl.pathname, redirect.toUrl.pathname];
  const [prefix = ''] = /^\/[^/]+/.exec(from) ?? [];
  if (prefix === '') return undefined;
  if (startsWith(to, prefix + prefix) && !startsWith(from, prefix + prefix)) {
    return { prefix, fault: 'doubled' };
  }
  if (isTold(redirect)) return undefined;
  const added = addedBefore(from, to);
  if (added !== undefined) return { prefix: added, fault: 'added' };
  if (startsWith(to, prefix)) return lostByCookie(chain, redirect);
  return lostOf(prefix, redirect) ?? lostByCookie(chain, redirect) ?? lostAfter(prefix, redirect);
}

/** Sites put a translated page's language before its path. */
const LANGUAGE = /^\/[a-z]{2,3}([-_]([a-z]{4}|[a-z]{2}|\d{3}))?$/i;

/** The prefix that a redirect adds together with a directory's slash, as a server behind a proxy knows the path. */
function addedBefore(from: string, to: string): string | undefined {
  const isSlashed = !from.endsWith('/') && to.endsWith(`${from}/`);
  const prefix = isSlashed ? to.slice(0, -from.length - 1) : '';
  return prefix === '' || LANGUAGE.test(prefix) ? undefined : prefix;
}

/** What follows the prefix goes on without it; or a sign-in or another front page lies outside of it. */
function lostOf(prefix: string, { fromUrl, toUrl }: ServerRedirect): WrongPrefix | undefined {
  const [from, to] = [fromUrl.pathname, toUrl.pathname];
  const rest = from.slice(prefix.length);
  const isSame = bare(rest) !== '' && bare(rest) === bare(to);
  if (!isSame && !isAtSignIn(toUrl) && !(rest === '/' && FRONT.test(to))) return undefined;
  if (isKept(prefix, from, to)) return { prefix, fault: 'lost' };
  const told = toldPrefix(fromUrl, toUrl);
  // A server that names the whole path knows the prefix.
  if (told === '') return undefined;
  if (told !== undefined) return { prefix: told, fault: 'lost' };
  if (ACCOUNTS.test(prefix)) return undefined;
  // An application's front page is its prefix; deeper pages don't show where it ends, if they are one application's.
  if (from.endsWith('/')) return { prefix: bare(from), fault: 'maybe' };
  return { prefix, fault: isDeep(prefix, from) ? 'maybe-longer' : 'maybe' };
}

/** Returns whether a URL is a sign-in page, or the page below it that reports why it failed. */
function isAtSignIn(url: URL): boolean {
  return isSignIn(url) || (isErrorReport(url) && isSignIn(new URL('.', url)));
}

/**
 * Returns whether a request named the target, as a sign-in's return address does: such a page may never have existed.
 */
function isTold({ from, fromUrl, toUrl }: ServerRedirect): boolean {
  const values = [...fromUrl.searchParams.values(), ...fieldValues(from)];
  return values.some((value) => {
    const told = /^(\/(?!\/)|https?:)/i.test(value) ? parseUrl(value, fromUrl.href) : undefined;
    return told?.hostname === toUrl.hostname && told.pathname === toUrl.pathname;
  });
}

/** The prefix that the path to return to lacks, "" if it lacks none; undefined if no parameter has such a path. */
function toldPrefix(from: URL, to: URL): string | undefined {
  const path = bare(from.pathname);
  for (const value of to.searchParams.values()) {
    const back = /^(\/(?!\/)|https?:)/i.test(value) ? parseUrl(value, to.href) : undefined;
    const told = bare(back?.pathname ?? '');
    if (back?.hostname === from.hostname && told !== '' && path.endsWith(told))
      return path.slice(0, -told.length);
  }
  return undefined;
}

/** A server that sets a cookie for a folder serves an application there, whose own pages are in it. */
function lostByCookie(chain: RedirectChain, redirect: ServerRedirect): WrongPrefix | undefined {
  const { index, from, fromUrl, toUrl } = redirect;
  const isEntry = endsSignIn(redirect);
  if (!isEntry && from.method !== 'POST') return undefined;
  const folders = chain.hops
    .slice(0, index + 1)
    .filter(({ url }) => hostOf(url) === fromUrl.hostname)
    .flatMap(({ response, startedAt }) =>
      readSetCookies(response?.headers ?? [], startedAt)
        .filter(({ expiresAt = Infinity }) => expiresAt > startedAt)
        .map(({ path }) => bare(path ?? '')),
    );
  const prefix = folders.find(
    (folder) =>
      folder !== '' &&
      fromUrl.pathname.startsWith(`${folder}/`) &&
      !startsWith(toUrl.pathname, folder),
  );
  return prefix === undefined ? undefined : { prefix, fault: isEntry ? 'lost' : 'maybe' };
}

/** A sign-in or a sign-out that leads to a page that isn't there. A sign-out may leave the application by design. */
function lostAfter(prefix: string, redirect: ServerRedirect): WrongPrefix | undefined {
  const [from, to] = [redirect.fromUrl.pathname, redirect.toUrl.pathname];
  const rest = bare(from.slice(prefix.length));
  if (rest === '' || ACCOUNTS.test(prefix)) return undefined;
  if (to === '/' && isSignOut(redirect.fromUrl)) return { prefix, fault: 'maybe' };
  if (!endsSignIn(redirect)) return undefined;
  if (to !== '/') return { prefix, fault: 'maybe' };
  return { prefix, fault: isDeep(prefix, from) ? 'maybe-longer' : 'lost' };
}

/** Returns whether a redirect follows a sign-in, by its page, its form or its provider's answer. */
function endsSignIn({ from, fromUrl }: ServerRedirect): boolean {
  const { searchParams } = fromUrl;
  const isAnswer = searchParams.has('code') && searchParams.has('state');
  return isAnswer || isSignIn(fromUrl) || sendsPassword(from) || answersSignIn(from);
}

/** Returns whether a path goes on where another one goes on after its prefix. */
function isKept(prefix: string, from: string, to: string): boolean {
  const [part = ''] = /^\/[^/]+/.exec(to) ?? [];
  return part !== '' && startsWith(from.slice(prefix.length), part);
}

function isDeep(prefix: string, path: string): boolean {
  return path.indexOf('/', prefix.length + 1) > 0;
}

function startsWith(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`);
}

function bare(path: string): string {
  return path.replace(/\/$/, '');
}
