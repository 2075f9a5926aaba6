/** What a page is for, as far as its URL shows: a sign-in, or an error report. */
import { remember } from '../../../lists/remember.ts';

/** The last path segments of sign-in pages, in the words of common frameworks and providers. */
const SIGN_IN =
  /^(log[-_]?(in|on)|sign[-_]?(in|on)|sso|auth|authenticate|authorize|authorise|adfs)$/;

/** The same in other languages, in words that mean little else. */
const SIGN_IN_ABROAD =
  /^(iniciar?[-_]?sesi(o|%c3%b3)n|iniciar[-_]sess(a|%c3%a3)o|einloggen|se[-_]connecter|inloggen|logga[-_]?in|logg[-_]inn|log[-_]ind|kirjaudu|zaloguj|p(r|%c5%99)ihl(a|%c3%a1)sit)$/;

/** Words that also mean to enter, to register or a connection, unless only a language or an account precedes them. */
const ENTRY_ABROAD = /^(entrar|acceder|anmelden|connexion|accedi|vhod)$/;
const BEFORE_ENTRY =
  /^([a-z]{2}([-_][a-z]{2,4})?|users?|accounts?|auth|conta|cuenta|konto|compte|usuarios?|benutzer|utente)$/;

/** Path segments of OAuth endpoints. */
const OAUTH = /\/(oauth2?|oidc|openid-connect|auth|authori[sz]e|connect)(\/|$)/i;

/** Folders whose pages may be for signing in, or for anything else. */
const ABOUT = /^(docs?|documentation|help|faq|guides?|manuals?|handbook|reference)$/;

/** Path segments of sign-out pages, including SAML's. */
const SIGN_OUT =
  /^((saml2?[-_]?)?(single[-_]?)?(log|sign)[-_]?(out|off)(service)?(\.[a-z]+)?|end[-_]?session)$/;

/** SAML's names for single logout and its service. By itself, `slo` may be a language. */
const SINGLE_LOGOUT = /^sl[os]$/;

/** Path segments of SAML endpoints. */
const SAML = /saml|shibboleth|^(sso|idp|auth)$/;

/** Path segments of pages that a sign-in follows by design, in addition to sign-out pages. */
const ACCOUNT = /^(sign[-_]?up|regist(er|ration)|passwords?|reset([-_]password)?|callback)$/;

/** Paths of gateways and identity providers: Cloudflare Access, oauth2-proxy, Azure, authentik, Auth0, Google, WordPress. */
const GATEWAY =
  /\/(cdn-cgi\/access\/login|oauth2\/(start|sign_in)|\.auth\/login|if\/flow|u\/login|login\/identifier|wp-login\.php)(\/|$)/i;

/** The last path segments of error pages, and codes that stand for an error. */
const ERROR =
  /^(errors?|(access[-_]?)?denied|forbidden|unauthori[sz]ed|fail(ed|ure)|not[-_]?found|[45]\d\d)$/;

/** Paths and parameters that indicate an expired session. */
const SESSION_END = /^(session|login|sso)[-_ ]?(expired|ended|end|time(d)?[-_]?out|lost|invalid)$/;

/** The same, but without naming the session: filters of lists also use these words. */
const END = /^(expired|time(d)?[-_]?out|(logged|signed)[-_]?out)$/;

/** What a parameter says if a sign-in's response didn't match its beginning. */
const STATE_FAULT =
  /^((oauth2?|oidc|sso|login|auth)[-_])?((state|nonce|pkce)[-_]?(mismatch|invalid|error|missing)|(invalid|missing|bad)[-_](state|nonce))$/;

/** Parameters that say why a page is shown. */
const REASON = /^(reason|cause|msg|message|notice|alert|logout)$/;

/** The last parts of paths of front pages. */
const FRONT = /^(home|index|start|default|welcome)$/;

/** Returns whether a URL is a sign-in request to an identity provider: OAuth, OpenID Connect, SAML or WS-Federation. */
export function isAuthorizationRequest(url: URL): boolean {
  // Parameters are costly to read, and most URLs have none.
  if (url.search === '') return false;
  const { pathname, searchParams } = url;
  const has = (name: string) => searchParams.has(name);
  // Services that sync cookies or process payments also have clients and return addresses.
  const isReturn = has('redirect_uri') && (has('state') || OAUTH.test(pathname));
  const isOAuth = has('client_id') && (has('response_type') || has('scope') || isReturn);
  return isOAuth || searchParams.has('SAMLRequest') || searchParams.get('wa') === 'wsignin1.0';
}

/** Returns whether a URL is a sign-in page. */
export function isSignIn(url: URL): boolean {
  if (isAuthorizationRequest(url) || GATEWAY.test(url.pathname)) return true;
  const isPlain = url.search === '';
  // Authelia's portal is at the root, and receives the URL and method of the original request.
  if (!isPlain && url.searchParams.has('rd') && url.searchParams.has('rm')) return true;
  const parts = partsOf(url);
  if (parts.at(-1) === 'new' && /^sessions?$/.test(parts.at(-2) ?? '')) return true;
  const page = parts.at(-1) === 'index' || parts.at(-1) === 'ls' ? parts.at(-2) : parts.at(-1);
  // CAS receives the return address; by itself, the word has many other meanings.
  if (page === 'cas') return url.searchParams.has('service');
  const isAbout = isPlain && parts.slice(0, -1).some((part) => ABOUT.test(part));
  return (SIGN_IN.test(page ?? '') || isSignInAbroad(parts)) && !isAbout;
}

function isSignInAbroad(parts: readonly string[]): boolean {
  const page = parts.at(-1) ?? '';
  if (SIGN_IN_ABROAD.test(page)) return true;
  return ENTRY_ABROAD.test(page) && parts.slice(0, -1).every((part) => BEFORE_ENTRY.test(part));
}

/** Returns whether a URL is for signing out, also elsewhere. */
export function isSignOut(url: URL): boolean {
  const parts = partsOf(url);
  const isTold = url.searchParams.has('post_logout_redirect_uri');
  const isSingle = isSingleLogout(url) && parts.some((part) => SAML.test(part));
  return isTold || isSingle || parts.some((part) => SIGN_OUT.test(part));
}

/** Returns whether a URL of a SAML endpoint is for signing out. */
export function isSingleLogout(url: URL): boolean {
  return partsOf(url).some((part) => SINGLE_LOGOUT.test(part));
}

/** Returns whether a URL is for signing out or up, or changing a password, which a sign-in often follows. */
export function changesAccount(url: URL): boolean {
  return isSignOut(url) || partsOf(url).some((part) => ACCOUNT.test(part));
}

/** Returns whether a URL reports an error. */
export function isErrorReport(url: URL): boolean {
  return ERROR.test(partsOf(url).at(-1) ?? '') || (url.search !== '' && saysError(url));
}

function saysError({ searchParams }: URL): boolean {
  const isTold = ['error', 'err', 'error_code', 'error_description'].some((name) =>
    searchParams.get(name),
  );
  const isReason = ([name, value]: [string, string]) =>
    REASON.test(name.toLowerCase()) && STATE_FAULT.test(value.toLowerCase());
  return isTold || [...searchParams].some(isReason);
}

/** Returns whether a URL says that the session has expired. */
export function isSessionEnd(url: URL): boolean {
  const page = partsOf(url).at(-1) ?? '';
  if (SESSION_END.test(page) || END.test(page)) return true;
  return [...url.searchParams].some(([name, value]) => {
    const [key, told] = [name.toLowerCase(), value.toLowerCase()];
    return (
      SESSION_END.test(key) || (REASON.test(key) && (SESSION_END.test(told) || END.test(told)))
    );
  });
}

/** Returns whether a URL is a site's front page. */
export function isFrontPage(url: URL): boolean {
  const [first = 'index', ...others] = partsOf(url);
  return others.length === 0 && FRONT.test(first);
}

function partsOf({ pathname }: URL): readonly string[] {
  return partsOfPath(pathname);
}

/** The parts of a path in lower case, the last without its extension. */
const partsOfPath = remember((path): readonly string[] => {
  const parts = path
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '');
  return parts.map((part, index) =>
    index === parts.length - 1 ? part.replace(/\.[a-z]{2,5}$/, '') : part,
  );
});
