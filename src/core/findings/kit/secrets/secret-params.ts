/** Parameters in queries and fragments whose names indicate secrets. */

/**
 * Names of secrets that grant access by themselves. An OAuth code doesn't: it is single-use, and only for the client
 * that requested it.
 */
const SECRETS = new Set([
  'access_token',
  'id_token',
  'refresh_token',
  'auth_token',
  'authtoken',
  'jwt',
  'client_secret',
  'password',
  'passwd',
  'pwd',
  'sessionid',
  'session_id',
  'jsessionid',
  'phpsessid',
]);

/**
 * A `token` is often a counter's, a form's or a payment's number (PayPal's have 20 characters). One that grants access
 * has at least 128 bits, which take this many characters in Base64.
 */
const LONG_TOKEN = 22;

/** Often a partner's or a project's public name; a random key is longer and contains digits. */
const KEYS = new Set(['api_key', 'apikey']);
const SHORTEST_KEY = 16;

/**
 * The number of a checkout at Stripe or Adyen: it shows which payment a page is about, and only the shop's own key
 * gives access to more (https://docs.stripe.com/payments/checkout/custom-success-page,
 * https://docs.adyen.com/online-payments/build-your-integration/sessions-flow).
 */
const CHECKOUT = /^(?:cs_(?:live|test)_\w+|CS[0-9A-F]{12,})$/;

/**
 * Names the parameters that carry secrets, as first spelled and each once.
 * @param params a query or a fragment, with or without its mark
 */
export function secretNames(params: string): string[] {
  const names = [...new URLSearchParams(params.replace(/^[?#]/, ''))]
    .filter(([name, value]) => isSecret(name.toLowerCase(), value))
    .map(([name]) => name);
  return [...new Set(names)];
}

function isSecret(name: string, value: string): boolean {
  if (name === 'token') return value.length >= LONG_TOKEN;
  if (KEYS.has(name)) return value.length >= SHORTEST_KEY && /\d/.test(value);
  return SECRETS.has(name) && value !== '' && !CHECKOUT.test(value);
}
