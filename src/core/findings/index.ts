/** All rules, and what they find in a chain. */
import type { RedirectChain } from '../chain/chain.ts';
import { perChain } from '../chain/per-chain.ts';
import { translate } from '../text/i18n.ts';
import { toTransitions } from '../transition/transition.ts';
import type { Finding, Rule, Severity } from './finding.ts';
import { authorizationLeftBehind } from './rules/authorization-left-behind.ts';
import { authorizationSentOn } from './rules/authorization-sent-on.ts';
import { bodyAgainstStandards } from './rules/body-against-standards.ts';
import { bodyHeadersAstray } from './rules/body-headers-astray.ts';
import { bodyNotReplayable } from './rules/body-not-replayable.ts';
import { clientSideRedirect } from './rules/client-side-redirect.ts';
import { cookieNotSent } from './rules/cookie-not-sent.ts';
import { corsRefused } from './rules/cors-refused.ts';
import { credentialsInLocation } from './rules/credentials-in-location.ts';
import { fragmentReplaced } from './rules/fragment-replaced.ts';
import { fragmentSecretKept } from './rules/fragment-secret-kept.ts';
import { growingUrl } from './rules/growing-url.ts';
import { httpsToHttp } from './rules/https-to-http.ts';
import { lookAlikeHost } from './rules/look-alike-host.ts';
import { methodAgainstStandards } from './rules/method-against-standards.ts';
import { methodKeptHere } from './rules/method-kept-here.ts';
import { openRedirectSuspect } from './rules/open-redirect-suspect.ts';
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
import { secretInReferer } from './rules/secret-in-referer.ts';
import { secretToOtherSite } from './rules/secret-to-other-site.ts';
import { stateNotReturned } from './rules/state-not-returned.ts';
import { statusNotFollowed } from './rules/status-not-followed.ts';
import { temporaryCanonical } from './rules/temporary-canonical.ts';
import { tooManyRedirects } from './rules/too-many-redirects.ts';
import { unusableLocation } from './rules/unusable-location.ts';
import { upgradedHttpUrl } from './rules/upgraded-http-url.ts';
import { waitsForCookie } from './rules/waits-for-cookie.ts';

/** In the order in which a reader wants them where several are equally grave. */
export const RULES: readonly Rule[] = [
  methodAgainstStandards,
  bodyAgainstStandards,
  bodyNotReplayable,
  postBecameGet,
  authorizationSentOn,
  authorizationLeftBehind,
  stateNotReturned,
  bodyHeadersAstray,
  queryLost,
  cookieNotSent,
  methodKeptHere,
  redirectLoop,
  growingUrl,
  tooManyRedirects,
  unusableLocation,
  preflightRedirected,
  corsRefused,
  httpsToHttp,
  plainHttpBetween,
  lookAlikeHost,
  credentialsInLocation,
  secretToOtherSite,
  secretInReferer,
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
 * Finds what is worth telling about a chain, gravest first, then in the order of its hops.
 * @param before the chain that it came of by a link, where that is known: some rules say more then
 */
export function findingsOf(chain: RedirectChain, before?: RedirectChain): Finding[] {
  const subject = { chain, transitions: toTransitions(chain), before };
  const findings = RULES.flatMap(({ id, title, severity, reference, find }) =>
    find(subject).map((found) => ({
      severity,
      reference,
      ...found,
      id,
      title: translate(title),
    })),
  );
  return findings.sort(
    (a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || a.hop - b.hop,
  );
}

/** What is found in a chain by itself, worked out once: the list, its filter and its marks all ask. */
export const foundIn = perChain((chain) => findingsOf(chain));

/** The gravest severity among findings; undefined where there is none. */
export function worstSeverity(findings: readonly Finding[]): Severity | undefined {
  return ORDER.find((severity) => findings.some((finding) => finding.severity === severity));
}
