import { type Hop, headerValue, type RedirectChain } from '../../chain/chain.ts';
import { readCookies, readSetCookies, type SetCookie } from '../../http/cookies/set-cookie.ts';
import { msg, t } from '../../text/i18n.ts';
import { hostOf, parseUrl } from '../../url/origin.ts';
import { isSameSite } from '../../url/site.ts';
import type { Rule } from '../finding.ts';
import { likelyForSignIn } from '../kit/cookies/cookie-purpose.ts';
import { answersSignIn, fieldNames } from '../kit/pages/form-fields.ts';
import {
  isAuthorizationRequest,
  isErrorReport,
  isSignIn,
  isSignOut,
  isSingleLogout,
} from '../kit/pages/page-kinds.ts';
import { parsedUrls } from '../kit/redirects/parsed-urls.ts';
import { cutUrl, listText } from '../kit/texts/url-text.ts';

/**
 * Fields of responses that are always sent by POST: SAML's profile forbids the Redirect binding (SAML Profiles §4.1.2).
 */
const POSTED = new Set(['SAMLResponse', 'wresult']);

/** Fields of responses that must not be in a query (OAuth 2.0 Multiple Response Type Encoding Practices §3, §5). */
const TOKENS = ['id_token', 'access_token'];

/** A sign-in response that arrived as another site's form, without the host's cookies. */
export const cookiesWithheldFromPost: Rule = {
  id: 'cookies-withheld-from-post',
  title: msg`A sign-in’s POST from another site came without the host’s cookies`,
  severity: 'warning',
  needs: ['method'],
  reference: {
    text: 'RFC 6265bis §5.8.3',
    url: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.8.3',
  },
  find: ({ chain, earlier }) => {
    const [post] = chain.hops;
    if (!isAnswer(chain) || !isCrossSite(chain) || sendsCookies(post)) return [];
    if (!isRefused(chain, earlier) || hasSignedIn(chain)) return [];
    const names = withheldNames(chain, earlier);
    const told = names.length === 0 ? missingStateOf(chain) : undefined;
    if (names.length === 0 && told === undefined) return [];
    return [
      {
        hop: 0,
        text:
          told !== undefined
            ? t`The POST from another site was sent without cookies, and the sign-in failed with “${cutUrl(told)}”`
            : names.length > 1
              ? t`The POST from another site was sent without the cookies ${listText(names)}`
              : t`The POST from another site was sent without the cookie ${listText(names)}`,
        explanation: t`Browsers send Lax cookies only with cross-site navigations by GET. Chromium treats
          cookies without SameSite as Lax once they are two minutes old. A server that looks up the sign-in’s state by a cookie doesn’t find it
          in this request.`,
        remedy: remedyFor(chain, earlier),
      },
    ];
  },
};

/** Error codes about what a server stores for a visitor. */
const MISSING_STATE = /(^|[^a-z])(state|nonce|csrf|xsrf|correlation|cookies?|session)([^a-z]|$)/i;

/** Finds the error code with which the host reports that it lacks what a cookie identifies. */
function missingStateOf({ hops: [post, ...others] }: RedirectChain): string | undefined {
  return parsedUrls(others)
    .filter(({ hostname }) => hostname === hostOf(post.url))
    .flatMap(({ searchParams }) =>
      ['error', 'err', 'error_code'].map((name) => searchParams.get(name)),
    )
    .find((code): code is string => code !== null && MISSING_STATE.test(code));
}

function remedyFor(chain: RedirectChain, earlier: readonly RedirectChain[]): string {
  const fields = new Set(fieldNames(chain.hops[0]));
  if ([...POSTED].some((name) => fields.has(name))) {
    return t`Set “SameSite=None; Secure” for the cookie that keeps the sign-in’s state, and only for that
      one. Alternatively, find the state by RelayState (SAML) or wctx (WS-Federation), which the
      provider returns.`;
  }
  const asked = parsedUrls(begunWith(chain, earlier).flatMap(({ hops }) => hops)).filter(
    isAuthorizationRequest,
  );
  if (postsOnly(providerOf(chain), asked)) {
    return t`Set “SameSite=None; Secure” for the cookie that keeps the sign-in’s state or nonce, and only for
      that one.`;
  }
  const hasTokens =
    TOKENS.some((name) => fields.has(name)) ||
    asked.some(({ searchParams }) => /token/.test(searchParams.get('response_type') ?? ''));
  return fields.has('code') && !hasTokens
    ? t`Set “SameSite=None; Secure” for the cookie that keeps the sign-in’s state, and only
      for that one. Alternatively, have the provider respond with GET (response_mode=query).`
    : t`Set “SameSite=None; Secure” for the cookie that keeps the sign-in’s state or nonce, and only for that one.
      With response_type=code, the provider may allow a response by GET (response_mode=query); responses with tokens
      can’t use it.`;
}

/** Apple responds to requests with a scope by POST only (Sign in with Apple, "response_mode"). */
function postsOnly(provider: string, asked: readonly URL[]): boolean {
  const hasScope =
    asked.length === 0 || asked.some(({ searchParams }) => searchParams.get('scope'));
  return provider === 'appleid.apple.com' && hasScope;
}

/** SAML uses the same form for the response to a sign-out. */
function isAnswer({ type, hops: [post] }: RedirectChain): boolean {
  const url = parseUrl(post.url);
  if (type !== 'main_frame' || !answersSignIn(post) || !url) return false;
  const isSaml = fieldNames(post).includes('SAMLResponse');
  return !isSignOut(url) && !(isSaml && isSingleLogout(url));
}

/**
 * Many hosts need no cookie there, so one was missed only if the sign-in failed. A sign-in that began at the provider
 * has no state, so an error status then likely has another reason.
 */
function isRefused(chain: RedirectChain, earlier: readonly RedirectChain[]): boolean {
  const [post, ...others] = chain.hops;
  const targets = parsedUrls(others);
  if (targets.some((url) => isErrorReport(url) || isSignIn(url))) return true;
  const fails = chain.hops.some(({ response }) => (response?.status ?? 0) >= 400);
  const needsStart = fieldNames(post).some((name) => POSTED.has(name));
  return fails && (!needsStart || beganHere(chain, earlier));
}

/** Returns whether the host sent the visitor to the provider, by a redirect or by its page's form. */
function beganHere(chain: RedirectChain, earlier: readonly RedirectChain[]): boolean {
  const host = hostOf(chain.hops[0].url);
  return begunWith(chain, earlier).some(
    ({ initiator = '', hops }) =>
      hostOf(initiator) === host || hops.some(({ url }) => hostOf(url) === host),
  );
}

/** The chains that led to the responding provider. */
function begunWith(chain: RedirectChain, earlier: readonly RedirectChain[]): RedirectChain[] {
  const provider = providerOf(chain);
  return earlier.filter(({ hops }) => hops.some(({ url }) => hostOf(url) === provider));
}

/** The host whose form was posted. */
function providerOf({ initiator, hops: [post] }: RedirectChain): string {
  return hostOf(initiator ?? headerValue(post.requestHeaders, 'origin') ?? '');
}

/**
 * A cookie from the response was sent, and no later hop is a sign-in: whatever was rejected then was something else.
 */
function hasSignedIn({ hops }: RedirectChain): boolean {
  const [post, next] = hops;
  if (!next || hostOf(next.url) !== hostOf(post.url)) return false;
  const sent = new Set(readCookies(next.requestHeaders ?? []).map(({ name }) => name));
  const isSet = readSetCookies(post.response?.headers ?? [], post.startedAt).some(({ name }) =>
    sent.has(name),
  );
  return (
    isSet &&
    !parsedUrls(hops.slice(1)).some((url) => isSignIn(url) || url.searchParams.has('error'))
  );
}

function isCrossSite({ initiator, hops: [{ url, requestHeaders }] }: RedirectChain): boolean {
  if (headerValue(requestHeaders, 'sec-fetch-site') === 'cross-site') return true;
  const origin = initiator ?? headerValue(requestHeaders, 'origin');
  return origin !== undefined && origin !== 'null' && !isSameSite(hostOf(origin), hostOf(url));
}

/** If the headers are unknown, cookies may have been sent. */
function sendsCookies({ requestHeaders }: Hop): boolean {
  return requestHeaders === undefined || headerValue(requestHeaders, 'cookie') !== undefined;
}

/** The host's cookies that the sign-in likely needed: those set when it began, otherwise all known ones. */
function withheldNames(chain: RedirectChain, earlier: readonly RedirectChain[]): string[] {
  const [post, next] = chain.hops;
  const candidates = [
    namesSet(begunWith(chain, earlier), post),
    namesSet(earlier, post),
    namesSent(post, next),
  ];
  return candidates.map(likelyForSignIn).find((names) => names.length > 0) ?? [];
}

/**
 * Cookies that the same host set shortly before and that this request should have sent, except those also meant for
 * requests from other sites.
 */
function namesSet(earlier: readonly RedirectChain[], { url, startedAt }: Hop): string[] {
  const set = new Map<string, SetCookie>();
  for (const hop of earlier.flatMap(({ hops }) => hops)) {
    if (hostOf(hop.url) !== hostOf(url)) continue;
    const cookies = readSetCookies(hop.response?.headers ?? [], hop.startedAt);
    for (const cookie of cookies) set.set(cookie.name, cookie);
  }
  return [...set.values()]
    .filter(({ sameSite, malformed }) => sameSite !== 'None' && !malformed)
    .filter(({ expiresAt = Infinity }) => expiresAt > startedAt)
    .filter(({ path = '/' }) => new URL(url).pathname.startsWith(path))
    .map(({ name }) => name);
}

/**
 * Cookies that the browser did have for the host: the GET that followed sent them, and the POST's response didn't set
 * them.
 */
function namesSent({ url, response, startedAt }: Hop, next: Hop | undefined): string[] {
  if (next?.method !== 'GET' || hostOf(next.url) !== hostOf(url)) return [];
  const set = readSetCookies(response?.headers ?? [], startedAt).map(({ name }) => name);
  return readCookies(next.requestHeaders ?? [])
    .map(({ name }) => name)
    .filter((name) => !set.includes(name));
}
