import { type Hop, headerValue, type RedirectChain } from '../../chain/chain.ts';
import { readCookies, readSetCookies, type SetCookie } from '../../http/cookies/set-cookie.ts';
import { msg, t } from '../../text/i18n.ts';
import { hostOf, parseUrl } from '../../url/origin.ts';
import { isSameSite } from '../../url/site.ts';
import type { Rule } from '../finding.ts';
import { likelyForSignIn } from '../kit/cookies/cookie-purpose.ts';
import { answersSignIn, fieldNames } from '../kit/pages/form-fields.ts';
import { isErrorReport, isSignIn, isSignOut, isSingleLogout } from '../kit/pages/page-kinds.ts';
import { parsedUrls } from '../kit/redirects/parsed-urls.ts';
import { listText } from '../kit/texts/url-text.ts';

/** Fields of answers that are only ever posted: SAML's profile forbids the Redirect binding (SAML Profiles §4.1.2). */
const POSTED = new Set(['SAMLResponse', 'wresult']);

/** Fields of answers that no query may carry (OAuth 2.0 Multiple Response Type Encoding Practices §3, §5). */
const TOKENS = ['id_token', 'access_token'];

/** The answer to a sign-in that came as another site's form, without the cookies that the host has for others. */
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
    if (names.length === 0) return [];
    return [
      {
        hop: 0,
        text:
          names.length > 1
            ? t`The POST from another site was sent without the cookies ${listText(names)}`
            : t`The POST from another site was sent without the cookie ${listText(names)}`,
        explanation: t`Browsers send Lax cookies, and cookies without SameSite, only with cross-site
          navigations by GET. A server that looks up the sign-in’s state by a cookie doesn’t find it
          in this request.`,
        remedy: remedyFor(new Set(fieldNames(post))),
      },
    ];
  },
};

function remedyFor(fields: ReadonlySet<string>): string {
  if ([...POSTED].some((name) => fields.has(name))) {
    return t`Set “SameSite=None; Secure” for the cookie that keeps the sign-in’s state, and only for that
      one. Alternatively, find the state by RelayState (SAML) or wctx (WS-Federation), which the
      provider returns.`;
  }
  return fields.has('code') && !TOKENS.some((name) => fields.has(name))
    ? t`Set “SameSite=None; Secure” for the cookie that keeps the sign-in’s state, and only
      for that one. Alternatively, have the provider respond with GET (response_mode=query).`
    : t`Set “SameSite=None; Secure” for the cookie that keeps the sign-in’s state or nonce, and only for that one.
      With response_type=code, the provider may allow a response by GET (response_mode=query); responses with tokens
      can’t use it.`;
}

/** SAML answers a sign-out by the same form. */
function isAnswer({ type, hops: [post] }: RedirectChain): boolean {
  const url = parseUrl(post.url);
  if (type !== 'main_frame' || !answersSignIn(post) || !url) return false;
  const isSaml = fieldNames(post).includes('SAMLResponse');
  return !isSignOut(url) && !(isSaml && isSingleLogout(url));
}

/**
 * Many need no cookie there: only where the sign-in came to nothing, one was missed. A sign-in that began at its provider
 * has no state, and an error status is then likely about something else.
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

/** What led to the provider that answers. */
function begunWith(
  { initiator, hops: [post] }: RedirectChain,
  earlier: readonly RedirectChain[],
): RedirectChain[] {
  const provider = hostOf(initiator ?? headerValue(post.requestHeaders, 'origin') ?? '');
  return earlier.filter(({ hops }) => hops.some(({ url }) => hostOf(url) === provider));
}

/** A cookie that the answer set was sent on, and nothing led to a sign-in: what was refused then was something else. */
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

/** Where the headers are not known, nothing is. */
function sendsCookies({ requestHeaders }: Hop): boolean {
  return requestHeaders === undefined || headerValue(requestHeaders, 'cookie') !== undefined;
}

/** The host's cookies that the sign-in likely needed: those that its first step set, or what is known of all. */
function withheldNames(chain: RedirectChain, earlier: readonly RedirectChain[]): string[] {
  const [post, next] = chain.hops;
  const candidates = [
    namesSet(begunWith(chain, earlier), post),
    namesSet(earlier, post),
    namesSent(post, next),
  ];
  return candidates.map(likelyForSignIn).find((names) => names.length > 0) ?? [];
}

/** What the same host set shortly before for this request, and for none from another site. */
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

/** What the browser did have for the host: it sent it with the GET that came next, and that POST did not set it. */
function namesSent({ url, response, startedAt }: Hop, next: Hop | undefined): string[] {
  if (next?.method !== 'GET' || hostOf(next.url) !== hostOf(url)) return [];
  const set = readSetCookies(response?.headers ?? [], startedAt).map(({ name }) => name);
  return readCookies(next.requestHeaders ?? [])
    .map(({ name }) => name)
    .filter((name) => !set.includes(name));
}
