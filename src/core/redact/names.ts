/** Which names speak of secrets: of headers, parameters, form fields and JSON members alike. */

/** OAuth 2, OpenID Connect, SAML, WS-Federation, CAS, signed URLs, sessions and plain sign-in forms. */
const SECRET_NAMES = new Set(
  `access_key auth authentication authorization assertion api_key code code_verifier cookie cookie2 credential credentials
   csrf device_code jwt key login_hint nonce oauth_verifier otp pass passcode passphrase passwd password pin private_key
   pwd saml_art saml_request saml_response secret session session_id session_state set-cookie set-cookie2 sid sig
   signature state ticket token user_code wresult xsrf`
    .split(/\s+/)
    .map(plain),
);

const SECRET_ENDINGS =
  /(?:accesskeyid|apikey|assertion|authorization|credentials?|passphrase|passwd|password|privatekey|secret|secretkey|sessid|sessionid|signature|subscriptionkey|token)$/;

/** Says of a name whether what it names is a secret. */
export type IsSecretName = (name: string) => boolean;

/**
 * Makes the test for names. Case, hyphens, underscores and what encloses a name (`user[password]`, `login.password`) do
 * not matter.
 * @param own further names that the user considers secret
 */
export function secretNameTest(own: readonly string[] = []): IsSecretName {
  const owned = new Set(own.flatMap((name) => [plain(name), plain(lastPart(name))]));
  return (name) => {
    const [whole, part] = [plain(name), plain(lastPart(name))];
    if (part === '') return false;
    return (
      owned.has(whole) || owned.has(part) || SECRET_NAMES.has(part) || SECRET_ENDINGS.test(part)
    );
  };
}

function lastPart(name: string): string {
  return (
    name
      .split(/[.:[\]]+/)
      .filter((part) => part !== '')
      .at(-1) ?? ''
  );
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
