/** All rules, and what they find in a chain. */
import type { RedirectChain } from '../chain/chain.ts';
import { type Segment, segmentsOf } from '../chain/gaps.ts';
import { perChain } from '../chain/per-chain.ts';
import { translate } from '../text/i18n.ts';
import { toTransitions } from '../transition/transition.ts';
import { carriedFindings } from './carried.ts';
import type { Finding, Rule, Severity } from './finding.ts';
import { authorizationLeftBehind } from './rules/authorization-left-behind.ts';
import { authorizationSentOn } from './rules/authorization-sent-on.ts';
import { blockedByCsp } from './rules/blocked-by-csp.ts';
import { bodyAgainstStandards } from './rules/body-against-standards.ts';
import { bodyHeadersAstray } from './rules/body-headers-astray.ts';
import { bodyNotReplayable } from './rules/body-not-replayable.ts';
import { callSentToSignIn } from './rules/call-sent-to-sign-in.ts';
import { callbackByHttp } from './rules/callback-by-http.ts';
import { clientSideRedirect } from './rules/client-side-redirect.ts';
import { cookieNotSent } from './rules/cookie-not-sent.ts';
import { cookiesWithheldFromPost } from './rules/cookies-withheld-from-post.ts';
import { corsRefused } from './rules/cors-refused.ts';
import { credentialsInLocation } from './rules/credentials-in-location.ts';
import { fragmentReplaced } from './rules/fragment-replaced.ts';
import { fragmentSecretKept } from './rules/fragment-secret-kept.ts';
import { growingUrl } from './rules/growing-url.ts';
import { httpsToHttp } from './rules/https-to-http.ts';
import { innerHostName } from './rules/inner-host-name.ts';
import { keptMethodRefused } from './rules/kept-method-refused.ts';
import { locationMiscomposed } from './rules/location-miscomposed.ts';
import { locationMisencoded } from './rules/location-misencoded.ts';
import { lookAlikeHost } from './rules/look-alike-host.ts';
import { methodAgainstStandards } from './rules/method-against-standards.ts';
import { methodKeptHere } from './rules/method-kept-here.ts';
import { openRedirectSuspect } from './rules/open-redirect-suspect.ts';
import { ownAddressUnknown } from './rules/own-address-unknown.ts';
import { pageInsteadOfData } from './rules/page-instead-of-data.ts';
import { pathPrefixWrong } from './rules/path-prefix-wrong.ts';
import { permanentFromCache } from './rules/permanent-from-cache.ts';
import { permanentNotRemembered } from './rules/permanent-not-remembered.ts';
import { permanentSetsCookie } from './rules/permanent-sets-cookie.ts';
import { pingPong } from './rules/ping-pong.ts';
import { plainHttpBetween } from './rules/plain-http-between.ts';
import { postBecameGet } from './rules/post-became-get.ts';
import { preflightRedirected } from './rules/preflight-redirected.ts';
import { publicToPrivate } from './rules/public-to-private.ts';
import { queryLost } from './rules/query-lost.ts';
import { redirectLoop } from './rules/redirect-loop.ts';
import { replaceableChain } from './rules/replaceable-chain.ts';
import { secretInAddressBar } from './rules/secret-in-address-bar.ts';
import { secretInReferer } from './rules/secret-in-referer.ts';
import { secretToOtherSite } from './rules/secret-to-other-site.ts';
import { signInInFrame } from './rules/sign-in-in-frame.ts';
import { signedUrlRefused } from './rules/signed-url-refused.ts';
import { stateNotReturned } from './rules/state-not-returned.ts';
import { statusNotFollowed } from './rules/status-not-followed.ts';
import { temporaryCanonical } from './rules/temporary-canonical.ts';
import { tooManyRedirects } from './rules/too-many-redirects.ts';
import { unusableLocation } from './rules/unusable-location.ts';
import { upgradeFailed } from './rules/upgrade-failed.ts';
import { upgradedHttpUrl } from './rules/upgraded-http-url.ts';
import { urlTooLong } from './rules/url-too-long.ts';
import { waitsForCookie } from './rules/waits-for-cookie.ts';
import { websocketRedirected } from './rules/websocket-redirected.ts';
import { workerAnswerRefused } from './rules/worker-answer-refused.ts';
import { workerScriptRedirected } from './rules/worker-script-redirected.ts';
import { hasOne } from './signs.ts';
import { signsOf } from './signs-of.ts';

/** In the order in which findings of the same severity are listed. */
export const RULES: readonly Rule[] = [
  methodAgainstStandards,
  bodyAgainstStandards,
  bodyNotReplayable,
  postBecameGet,
  authorizationSentOn,
  authorizationLeftBehind,
  signedUrlRefused,
  stateNotReturned,
  bodyHeadersAstray,
  queryLost,
  cookieNotSent,
  cookiesWithheldFromPost,
  methodKeptHere,
  keptMethodRefused,
  redirectLoop,
  growingUrl,
  tooManyRedirects,
  urlTooLong,
  locationMiscomposed,
  locationMisencoded,
  unusableLocation,
  preflightRedirected,
  websocketRedirected,
  workerScriptRedirected,
  blockedByCsp,
  workerAnswerRefused,
  upgradeFailed,
  callSentToSignIn,
  signInInFrame,
  corsRefused,
  pageInsteadOfData,
  ownAddressUnknown,
  innerHostName,
  callbackByHttp,
  pathPrefixWrong,
  httpsToHttp,
  plainHttpBetween,
  lookAlikeHost,
  credentialsInLocation,
  secretToOtherSite,
  secretInReferer,
  secretInAddressBar,
  openRedirectSuspect,
  publicToPrivate,
  statusNotFollowed,
  permanentFromCache,
  permanentSetsCookie,
  permanentNotRemembered,
  temporaryCanonical,
  replaceableChain,
  pingPong,
  waitsForCookie,
  clientSideRedirect,
  upgradedHttpUrl,
  fragmentReplaced,
  fragmentSecretKept,
];

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * Returns a chain's findings, those that it carries or else those in it, most severe first, then in the order of its hops.
 * @param before the chain that it followed from by a link, if known: some rules say more with it
 * @param earlier what `earlierOf` finds, if other chains are available: some rules say more with it
 */
export function findingsOf(
  chain: RedirectChain,
  before?: RedirectChain,
  earlier: readonly RedirectChain[] = [],
): Finding[] {
  const carried = carriedFindings(chain, RULES);
  if (carried) return carried;
  const findings = segmentsOf(chain).flatMap((segment) =>
    segment.from === 0 ? findingsIn(segment, before, earlier) : findingsIn(segment, undefined, []),
  );
  return findings.sort(
    (a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || a.hop - b.hop,
  );
}

const rulesBySigns = new Map<number, readonly Rule[]>();

/** Returns the rules that may find something in a chain with these signs. */
function rulesFor(signs: number): readonly Rule[] {
  const known = rulesBySigns.get(signs);
  if (known) return known;
  const rules = RULES.filter(({ needs }) => hasOne(signs, needs));
  rulesBySigns.set(signs, rules);
  return rules;
}

/** Rules look only at hops that followed each other, never across a gap. */
function findingsIn(
  { from, chain }: Segment,
  before: RedirectChain | undefined,
  earlier: readonly RedirectChain[],
): Finding[] {
  const subject = { chain, transitions: toTransitions(chain), before, earlier };
  const findings: Finding[] = [];
  // Most rules find nothing in most chains.
  for (const { id, title, severity, reference, find } of rulesFor(signsOf(chain))) {
    for (const found of find(subject))
      findings.push({
        severity,
        reference,
        ...found,
        hop: found.hop + from,
        id,
        title: translate(title),
      });
  }
  return findings;
}

/** A chain's findings by itself, derived once for the list, its filter and its marks. */
export const foundIn = perChain((chain) => findingsOf(chain));

/** The highest severity among findings; undefined if there are none. */
export function worstSeverity(findings: readonly Finding[]): Severity | undefined {
  return ORDER.find((severity) => findings.some((finding) => finding.severity === severity));
}
