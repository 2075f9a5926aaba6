/** What a page is for, as far as its URL shows: a sign-in, or an error report. */
import { remember } from '../../../lists/remember.ts';

/** The last parts of paths at which people sign in, in the words of common frameworks and providers. */
const SIGN_IN =
  /^(log[-_]?(in|on)|sign[-_]?(in|on)|sso|auth|authenticate|authorize|authorise|adfs)$/;

/** Parts of paths at which OAuth is spoken. */
const OAUTH = /\/(oauth2?|oidc|openid-connect|auth|authori[sz]e|connect)(\/|$)/i;

/** Folders of pages that are about signing in, as about anything else. */
const ABOUT = /^(docs?|documentation|help|faq|guides?|manuals?|handbook|reference)$/;

/** Parts of paths at which people sign out, also by SAML. */
const SIGN_OUT =
  /^((saml2?[-_]?)?(single[-_]?)?(log|sign)[-_]?(out|off)(service)?(\.[a-z]+)?|end[-_]?session)$/;

/** What SAML calls a single logout and the service for it. Alone, it may be a language. */
const SINGLE_LOGOUT = /^sl[os]$/;

/** Parts of paths of what speaks SAML. */
const SAML = /saml|shibboleth|^(sso|idp|auth)$/;

/** Parts of paths of what precedes a sign-in by design, in addition to signing out. */
const ACCOUNT = /^(sign[-_]?up|regist(er|ration)|passwords?|reset([-_]password)?|callback)$/;

/** Paths of gateways and identity providers: Cloudflare Access, oauth2-proxy, Azure, authentik, Auth0, Google, WordPress. */
const GATEWAY =
  /\/(cdn-cgi\/access\/login|oauth2\/(start|sign_in)|\.auth\/login|if\/flow|u\/login|login\/identifier|wp-login\.php)(\/|$)/i;

/** The last parts of paths that report an error, and codes that stand for one. */
const ERROR =
  /^(errors?|(access[-_]?)?denied|forbidden|unauthori[sz]ed|fail(ed|ure)|not[-_]?found|[45]\d\d)$/;

/** Paths and parameters that tell of a session that has ended. */
const SESSION_END = /^(session|login|sso)[-_ ]?(expired|ended|end|time(d)?[-_]?out|lost|invalid)$/;

/** The same, without naming the session: lists of data may be filtered by it. */
const END = /^(expired|time(d)?[-_]?out|(logged|signed)[-_]?out)$/;

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
  // Those who join cookies or take payments have clients and return addresses as well.
  const isReturn = has('redirect_uri') && (has('state') || OAUTH.test(pathname));
  const isOAuth = has('client_id') && (has('response_type') || has('scope') || isReturn);
  return isOAuth || searchParams.has('SAMLRequest') || searchParams.get('wa') === 'wsignin1.0';
}

/** Returns whether a URL is a sign-in page. */
export function isSignIn(url: URL): boolean {
  if (isAuthorizationRequest(url) || GATEWAY.test(url.pathname)) return true;
  // Authelia's portal stands at the root, and is told the URL and the method of what was asked for.
  const isPlain = url.search === '';
  if (!isPlain && url.searchParams.has('rd') && url.searchParams.has('rm')) return true;
  const parts = partsOf(url);
  if (parts.at(-1) === 'new' && /^sessions?$/.test(parts.at(-2) ?? '')) return true;
  const page = parts.at(-1) === 'index' || parts.at(-1) === 'ls' ? parts.at(-2) : parts.at(-1);
  // CAS is told where to return; the word alone means much else.
  if (page === 'cas') return url.searchParams.has('service');
  const isAbout = isPlain && parts.slice(0, -1).some((part) => ABOUT.test(part));
  return SIGN_IN.test(page ?? '') && !isAbout;
}

/** Returns whether a URL is for signing out, also elsewhere. */
export function isSignOut(url: URL): boolean {
  const parts = partsOf(url);
  const isTold = url.searchParams.has('post_logout_redirect_uri');
  const isSingle = isSingleLogout(url) && parts.some((part) => SAML.test(part));
  return isTold || isSingle || parts.some((part) => SIGN_OUT.test(part));
}

/** Returns whether a URL to which SAML's messages are sent is for signing out. */
export function isSingleLogout(url: URL): boolean {
  return partsOf(url).some((part) => SINGLE_LOGOUT.test(part));
}

/** Returns whether a URL is for signing out or up, or changing a password, which a sign-in often follows. */
export function changesAccount(url: URL): boolean {
  return isSignOut(url) || partsOf(url).some((part) => ACCOUNT.test(part));
}

/** Returns whether a URL reports an error. */
export function isErrorReport(url: URL): boolean {
  const isTold =
    url.search !== '' &&
    ['error', 'err', 'error_code', 'error_description'].some((name) => url.searchParams.get(name));
  return isTold || ERROR.test(partsOf(url).at(-1) ?? '');
}

/** Returns whether a URL tells a visitor that the session has ended. */
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
