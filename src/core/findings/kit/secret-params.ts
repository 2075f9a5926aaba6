/** Parameters that carry secrets by their names, in queries and fragments. */

/** What grants access by itself. An OAuth code does not: it is of use once, and only to the client that asked for it. */
const SECRETS = new Set([
  'access_token',
  'id_token',
  'refresh_token',
  'auth_token',
  'authtoken',
  'jwt',
  'client_secret',
  'api_key',
  'apikey',
  'password',
  'passwd',
  'pwd',
  'sessionid',
  'session_id',
  'jsessionid',
  'phpsessid',
]);

/**
 * A `token` is often a counter's, a form's, or a payment's number (PayPal's have 20 characters); one that grants access has
 * 128 bits and more, which take this many characters of base64.
 */
const LONG_TOKEN = 22;

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
  return name === 'token' ? value.length >= LONG_TOKEN : SECRETS.has(name) && value !== '';
}
