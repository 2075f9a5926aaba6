/** Parameters with which a server gives another one a return address. */

/** Paths that check a visitor on behalf of a proxy, such as oauth2-proxy and Authelia. */
const CHECKS = /\/(o?auth2?|authelia|login|signin|sign_in|sso)(\/|$)/i;

/** Parameters with which a sign-in or a payment receives the server's own address. */
const OWN_RETURNS: ReadonlySet<string> = new Set([
  'redirect_uri',
  'redirect_url',
  'post_logout_redirect_uri',
  'callback',
  'callback_url',
  'return_to',
  'returnto',
  'return_url',
  'returnurl',
  'wreply',
  'service',
  'openid.return_to',
]);

/**
 * Returns whether a parameter of a page is only for the return address of a sign-in: consent pages, payments and click
 * counters also have a `service`, an `rd` or a `redirect_uri`. `others` are pages that it leads to.
 */
export function isSignInReturn(name: string, { pathname }: URL, others: readonly URL[]): boolean {
  switch (name.toLowerCase()) {
    case 'wreply':
      return true;
    case 'rd':
      return CHECKS.test(pathname);
    case 'service':
      return others.some(({ searchParams }) => searchParams.has('ticket'));
    default:
      return false;
  }
}

/** Returns whether a parameter gives a sign-in or a payment a server's own address. */
export function isOwnReturn(name: string): boolean {
  return OWN_RETURNS.has(name.toLowerCase());
}
