/** All rules, and what they find in a chain. */
import type { RedirectChain } from '../chain.ts';
import { translate } from '../i18n.ts';
import { perChain } from '../per-chain.ts';
import { toTransitions } from '../transition.ts';
import { authorizationLeftBehind } from './authorization-left-behind.ts';
import { authorizationSentOn } from './authorization-sent-on.ts';
import { bodyAgainstStandards } from './body-against-standards.ts';
import { bodyHeadersAstray } from './body-headers-astray.ts';
import { bodyNotReplayable } from './body-not-replayable.ts';
import { clientSideRedirect } from './client-side-redirect.ts';
import { cookieNotSent } from './cookie-not-sent.ts';
import { corsRefused } from './cors-refused.ts';
import { credentialsInLocation } from './credentials-in-location.ts';
import type { Finding, Rule, Severity } from './finding.ts';
import { fragmentReplaced } from './fragment-replaced.ts';
import { fragmentSecretKept } from './fragment-secret-kept.ts';
import { httpsToHttp } from './https-to-http.ts';
import { lookAlikeHost } from './look-alike-host.ts';
import { methodAgainstStandards } from './method-against-standards.ts';
import { methodKeptHere } from './method-kept-here.ts';
import { openRedirectSuspect } from './open-redirect-suspect.ts';
import { permanentFromCache } from './permanent-from-cache.ts';
import { permanentNotRemembered } from './permanent-not-remembered.ts';
import { permanentSetsCookie } from './permanent-sets-cookie.ts';
import { pingPong } from './ping-pong.ts';
import { plainHttpBetween } from './plain-http-between.ts';
import { postBecameGet } from './post-became-get.ts';
import { preflightRedirected } from './preflight-redirected.ts';
import { publicToPrivate } from './public-to-private.ts';
import { queryLost } from './query-lost.ts';
import { redirectLoop } from './redirect-loop.ts';
import { replaceableChain } from './replaceable-chain.ts';
import { secretInReferer } from './secret-in-referer.ts';
import { secretToOtherSite } from './secret-to-other-site.ts';
import { stateNotReturned } from './state-not-returned.ts';
import { statusNotFollowed } from './status-not-followed.ts';
import { temporaryCanonical } from './temporary-canonical.ts';
import { tooManyRedirects } from './too-many-redirects.ts';
import { unusableLocation } from './unusable-location.ts';
import { upgradedHttpUrl } from './upgraded-http-url.ts';
import { waitsForCookie } from './waits-for-cookie.ts';

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
