/** What to do about a loop, by what likely keeps it going. */
import { type Hop, isInternal } from '../../../chain/chain.ts';
import { withoutQuery } from '../../../chain/chain-edit.ts';
import type { Cycle } from '../../../chain/loop.ts';
import { t } from '../../../text/i18n.ts';
import { hostOf, isUrl, originOf } from '../../../url/origin.ts';
import { barePath, movesAddress } from '../addresses/address-move.ts';
import { isForOthers, isLanguage } from '../cookies/cookie-purpose.ts';
import { keepsMethod } from '../redirects/kept-method.ts';
import { parsedUrls } from '../redirects/parsed-urls.ts';
import { isPermanent } from '../redirects/server-redirects.ts';
import { listText, urlText } from '../texts/url-text.ts';
import { languagePairRemedy } from './languages.ts';
import { doubledCookies, resetCookies } from './laps.ts';
import { unreturnedCookies } from './lost-cookies.ts';
import { evidentSelfRemedy, selfRemedy } from './self-redirect-remedy.ts';
import { sessionOrRuleRemedy } from './session-loop.ts';
import { cookiesOfPage, signInLoopOf, signInLoopRemedy } from './sign-in-loop.ts';

/** Gives a remedy for a cycle that a chain never left. */
export function loopRemedy(hops: readonly Hop[], cycle: Cycle): string {
  const lap = hops.slice(cycle.start, cycle.start + cycle.length);
  const scheme = schemeText(lap);
  const cause =
    lostCookieRemedy(hops, cycle) ??
    methodRemedy(hops, cycle) ??
    cacheRemedy(lap) ??
    textsOf(
      doubledCookieText(hops, cycle),
      signInRemedy(hops, cycle) ??
        (textsOf(
          addressRemedy(hops, cycle, scheme !== undefined),
          resetCookieRemedy(resetCookies(hops, cycle)),
        ) ||
          ruleRemedy(hops, lap)),
    );
  return textsOf(scheme, cause);
}

/** Either may be the cause, and a server that sets the same cookie again and again shows which to try next. */
function textsOf(...texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined).join(' ');
}

function lostCookieRemedy(hops: readonly Hop[], cycle: Cycle): string | undefined {
  const lost = unreturnedCookies(hops, cycle);
  if (lost.length === 0) return undefined;
  const names = listText(lost);
  return lost.length > 1
    ? t`Find out why the Cookie header doesn’t include the cookies ${names}, which each iteration
      sets. Alternatively, don’t base the redirect on cookies.`
    : t`Find out why the Cookie header doesn’t include the cookie ${names}, which each iteration
      sets. Alternatively, don’t base the redirect on cookies.`;
}

/** Spellings of one path don't depend on cookies. Which of two a server reads depends on the server. */
function doubledCookieText(hops: readonly Hop[], cycle: Cycle): string | undefined {
  const lap = hops.slice(cycle.start, cycle.start + cycle.length);
  if (lap.length > 1 && isOnePath(lap)) return undefined;
  const names = doubledCookies(hops, cycle).filter(
    (name) => isLanguage(name) || !isForOthers(name),
  );
  if (names.length === 0) return undefined;
  return t`The Cookie header includes several cookies with the same name (${listText(names)}). They
    differ in Domain, Path or Partitioned, and the server may read an outdated one. Delete them in the browser
    to confirm. To delete one for all visitors, set it again with its old Domain and Path and Max-Age=0.`;
}

/** A cookie that only the sign-in's own host gets tells nothing about the page. */
function signInRemedy(hops: readonly Hop[], cycle: Cycle): string | undefined {
  const lap = hops.slice(cycle.start, cycle.start + cycle.length);
  const loop = signInLoopOf(lap);
  if (!loop) return undefined;
  const sent = cookiesOfPage(lap, loop);
  const reset = resetCookies(hops, cycle).filter((name) => sent.has(name));
  return textsOf(signInLoopRemedy(hops, lap, loop), resetCookieRemedy(reset));
}

function resetCookieRemedy(reset: readonly string[]): string | undefined {
  if (reset.length === 0) return undefined;
  const names = listText(reset);
  return reset.length > 1
    ? t`The cookies ${names} are sent, and each iteration sets them again. If the redirect depends on
      them, find out why the server doesn’t accept their values.`
    : t`The cookie ${names} is sent, and each iteration sets it again. If the redirect depends on it,
      find out why the server doesn’t accept its value.`;
}

/** A request that every 301 or 302 repeats is handled and redirected by the same code again. */
function methodRemedy(hops: readonly Hop[], { start, length }: Cycle): string | undefined {
  const lap = hops.slice(start, start + length);
  const pairs = lap.map((from, index) => [from, hops[start + index + 1]] as const);
  const areKept = pairs.every(([from, to]) => to !== undefined && keepsMethod(from, to));
  const [first] = lap;
  if (!first || !areKept || pairs.some(([from, to]) => movesAddress(from.url, to?.url ?? '')))
    return undefined;
  return t`Return 303 instead of ${first.response?.status ?? ''}, which makes browsers repeat
    ${first.method}: on 303, every client sends GET.`;
}

/** A redirect from the browser's cache that contradicts what the server returns now. */
function cacheRemedy(lap: readonly Hop[]): string | undefined {
  const cached = lap.find(isCached);
  if (!cached || lap.length < 2) return undefined;
  return t`The ${cached.response?.status ?? ''} for ${urlText(cached.url)} comes from the cache and
    contradicts what the server returns now. Clear the cache to confirm. For visitors who also have
    it cached, don’t redirect its target back; serve the page there.`;
}

function isCached({ response }: Hop): boolean {
  return response?.fromCache === true && isPermanent(response.status);
}

function addressRemedy(
  hops: readonly Hop[],
  cycle: Cycle,
  isSchemeTold: boolean,
): string | undefined {
  const lap = hops.slice(cycle.start, cycle.start + cycle.length);
  if (!isSchemeTold && lap.some(({ redirect }) => isInternal(redirect))) {
    return t`The browser upgrades to HTTPS, then the server redirects back to HTTP. Remove that
      server rule.`;
  }
  if (lap.length === 1) return evidentSelfRemedy(hops, cycle);
  if (new Set(lap.map(({ url }) => originOf(url))).size < 2) return languagePairRemedy(lap);
  if (new Set(lap.map(({ url }) => hostOf(url))).size > 1) return hostsRemedy(lap);
  if (isSchemeTold) return undefined;
  return t`Two rules conflict over the scheme or port. If TLS ends at a proxy, one of them may not know
      the public scheme: have the proxy send X-Forwarded-Proto. Otherwise, remove one rule.`;
}

/** Whoever only corrects the host keeps the path, and doesn't say where to return. */
function hostsRemedy(lap: readonly Hop[]): string {
  const returns = parsedUrls(lap).some(({ searchParams }) =>
    [...searchParams.values()].some((x) => isUrl(x)),
  );
  return !returns && isOnePath(lap)
    ? t`Two rules conflict over the host. Decide which host is right and remove the other rule.`
    : t`These hosts redirect to one another. Find out what each of them expects before it serves a
      page, such as a cookie or a parameter, and why that is missing.`;
}

/**
 * A server that redirects to other pages of its own by plain HTTP: something redirects to HTTPS again, and the loop has
 * another cause or this one. Two spellings of one page have no other.
 */
function schemeText(lap: readonly Hop[]): string | undefined {
  if (isOnePath(lap) || lap.some(isCached)) return undefined;
  const from = lap.find(({ url, redirect }, index) => {
    const next = lap[(index + 1) % lap.length]?.url ?? '';
    const isLost = /^https:/i.test(url) && /^http:/i.test(next);
    return isLost && hostOf(url) === hostOf(next) && !isInternal(redirect);
  });
  if (!from) return undefined;
  return t`${urlText(withoutQuery(from.url))} redirects from HTTPS to plain HTTP on the same host, likely because
    TLS ends at a proxy. Start there: have the proxy send X-Forwarded-Proto, and have the server trust it. That
    alone may end the loop.`;
}

function ruleRemedy(hops: readonly Hop[], lap: readonly Hop[]): string {
  const [first] = lap;
  if (lap.length === 1 && first) return selfRemedy(first);
  const remedy = isOnePath(lap) ? undefined : sessionOrRuleRemedy(hops, lap);
  return (
    remedy ??
    t`Two rules conflict. Restrict one of them so that it no longer matches the other’s
      target.`
  );
}

/** Whoever redirects between spellings of one path asks for no session. */
function isOnePath(lap: readonly Hop[]): boolean {
  const [first, ...others] = parsedUrls(lap);
  return others.every((url) => first && spellingOf(url) === spellingOf(first));
}

/** Without the slash at its end, doubled slashes and capitals. */
function spellingOf(url: URL): string {
  return barePath(url)
    .replace(/\/{2,}/g, '/')
    .toLowerCase();
}
