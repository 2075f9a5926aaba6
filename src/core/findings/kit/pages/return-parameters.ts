/** Parameters by which a server asks another to come back to an address. */

/** Those that only sign-ins have. Others, such as a consent page’s `url`, are also used elsewhere. */
const SIGN_IN_RETURNS: ReadonlySet<string> = new Set(['rd', 'service', 'wreply', 'redirect_uri']);

/** Those by which a sign-in or a payment is told the server's own address. */
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

/** Returns whether a parameter tells a sign-in where to return to. */
export function isSignInReturn(name: string): boolean {
  return SIGN_IN_RETURNS.has(name.toLowerCase());
}

/** Returns whether a parameter tells a sign-in or a payment a server's own address. */
export function isOwnReturn(name: string): boolean {
  return OWN_RETURNS.has(name.toLowerCase());
}
