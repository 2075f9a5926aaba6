/** What a cookie is likely for, by its name: the only thing that shows it. */

/** Names that applications and frameworks use for a sign-in's state. */
const SIGN_IN_STATE =
  /state|nonce|oauth|oidc|openid|pkce|verifier|correlation|saml|auth|csrf|xsrf/i;

/** Names of frameworks' session cookies. */
const SESSION = /sess|(^|[._-])sid$|auth|token|csrf|xsrf/i;

/** Names that frameworks and plugins give to cookies with a language: NEXT_LOCALE, i18n_redirected, pll_language. */
const LANGUAGE = /locale|lang|i18n|culture/i;

/** Names by which analytics, advertising, chats and tests recognize visitors. */
const ANALYTICS =
  /^(_ga|_gid|_gat|_gcl|_gac|__gads|__gpi|__utm|_fb[cp]|_hj|_pk_|_clck|_clsk|_uet|_tt|_sc|_pin|_rdt|li_|ajs_|mp_|amp_|amplitude|intercom|hubspotutk|__hs|mtm_|matomo|plausible|ahoy_|optimizely|_vw|_vis|muid|ide$|ab[-_]|exp[-_])/i;

/** Names of consent tools. */
const CONSENT =
  /consent|gdpr|cookie[-_]?(law|notice|policy|banner|accept|control|yes|bar)|accept[-_]?cookie|optanon|didomi|axeptio|tarteaucitron|borlabs|(^|[._-])cmp/i;

/** Names of what a visitor chose, and of shopping carts. */
const PREFERENCE =
  /theme|(^|[._-])(dark|light)|colou?r[-_]?(scheme|mode)|currency|time[-_]?zone|(^|[._-])(tz|country|region|cart|basket|wishlist|layout|sidebar)/i;

/** Names by which balancers and CDNs recognize clients. */
const BALANCER =
  /^(aws(alb|elb)|bigip|serverid|arraffinity|routeid|__cf|_cfuvid|cf_|incap_|visid_incap|nsc_|ak_|_abck|bm_s|lb([-_]|$))/i;

/** Returns whether a cookie's name is one that applications and frameworks use for a sign-in's state. */
export function isSignInState(name: string): boolean {
  return SIGN_IN_STATE.test(name);
}

/** Returns whether a cookie's name is one of frameworks' session cookies. */
export function isSession(name: string): boolean {
  return SESSION.test(name);
}

/** Returns whether a cookie's name tells of a language. */
export function isLanguage(name: string): boolean {
  return LANGUAGE.test(name);
}

/** Returns whether a cookie's name shows that it has nothing to do with who is signed in. */
export function isForOthers(name: string): boolean {
  return [ANALYTICS, CONSENT, BALANCER, PREFERENCE, LANGUAGE].some((names) => names.test(name));
}

/** Of the names of cookies, those that a sign-in likely needs: known ones, or all that may be. */
export function likelyForSignIn(names: readonly string[]): string[] {
  const own = names.filter((name) => !isForOthers(name));
  const known = own.filter((name) => isSignInState(name) || isSession(name));
  return [...new Set(known.length > 0 ? known : own)];
}
