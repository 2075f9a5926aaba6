/** Which names speak of secrets: of headers, parameters, form fields, JSON members and XML elements alike. */

/** Says whether a name, with the value that it is given if that is known, is that of a secret. */
export type IsSecretName = (name: string, value?: string) => boolean;

/** Names are read from their ends; no more of them is looked at. */
const MOST_NAME = 200;

/** A name of which one of these is the last word is a secret's. */
const WORDS = setOf(
  `apikey assertion auth authentication authorization credential credentials csrf cvc cvv hmac jwt nonce otp pass passcode
   passphrase passwd password passwords pin pwd secret secrets sessid session sessionid sid sig signature token totp xsrf`,
);

/** Names that are a secret's as a whole: words that mean something else in longer names, as in `country_code`. */
const WHOLE = setOf(
  `code codeverifier cookie cookie2 hdnea hdntl hdnts key loginhint oauthverifier samlart samlrequest samlresponse
   sessionstate setcookie setcookie2 state ticket wresult`,
);

/** What makes a key, a code or an id a secret one. A public key is none, and neither is a country's code. */
const QUALIFIED: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'key',
    setOf(
      `access account activation admin api app auth client confirmation decryption deploy encryption function functions
       hmac host licence license login magic master oauth private recovery reset secret security server service session
       shared sign signing ssh storage subscription token verification webhook`,
    ),
  ],
  [
    'code',
    setOf(
      `2fa access activation auth authentication authorization backup confirm confirmation device email exchange factor
       invitation invite login magic mfa oob otp pairing pin recovery reset security signin sms tfa time totp user
       verification verify`,
    ),
  ],
  ['codes', new Set(['backup', 'recovery'])],
  ['id', setOf('session')],
]);

/** What may follow a secret's name and leave it one: `password_confirmation`, `token_value`, `X-Hub-Signature-256`. */
const FOLLOWING = setOf(
  'again b64 base64 confirm confirmation confirmed current encoded encrypted hash hint new old raw repeat repeated retype value verify',
);

/** How names end in which nothing parts the words. */
const ENDINGS =
  /(?:(?:api|access|auth|master|private|secret|session|shared|subscription)key|assertion|(?:auth|mfa|oob|otp|recovery|verification)code|authorization|credentials?|passphrase|passcode|passwd|password(?:again|confirm|confirmation|hash|repeat)?|secret|sessid|sessionid|signature|token|userpass)$/;

/** What a name says of its value. */
type Verdict = 'secret' | 'key' | 'opaque' | 'open';

/** `RelayState` is an address or a secret (SAML Bindings §3.4.3): the address stays. */
const ADDRESS = /^(?:[a-z][\w+.-]*:|[/?#.]|%2f|[a-z][\w+.-]*%3a%2f)/i;

/** Values that are what they seem and no secrets. */
const DULL = /^(?:true|false|null|none|undefined)$/i;

/**
 * Makes the test for names. A name is read word by word, however it parts them: `accessToken`, `access_token` and
 * `Access-Token` are one; and part by part where brackets make parts: `user[password][]`.
 * @param own further names that the user considers secret
 */
export function secretNameTest(own: readonly string[] = []): IsSecretName {
  const owned = new Set(own.flatMap((name) => partsOf(name).map(plain)).concat(own.map(plain)));
  owned.delete('');
  const verdicts = new Map<string, Verdict>();
  const verdictOf = (name: string): Verdict => {
    const parts = partsOf(name);
    if (parts.some((part) => owned.has(plain(part))) || owned.has(plain(name))) return 'secret';
    const found = parts.map(verdictOfPart).filter((verdict) => verdict !== 'open');
    return found.includes('secret') ? 'secret' : (found[0] ?? 'open');
  };
  return (given, value) => {
    if (value !== undefined && DULL.test(value)) return false;
    const name = given.slice(-MOST_NAME);
    const verdict = verdicts.get(name) ?? verdictOf(name);
    verdicts.set(name, verdict);
    if (verdict === 'key') return value === undefined || !isPlainName(value);
    if (verdict === 'opaque') return value === undefined || !ADDRESS.test(value);
    return verdict === 'secret';
  };
}

/** What brackets part, `user[password]`, and the end of what dots and colons part, `login.state`. */
function partsOf(name: string): string[] {
  return name
    .split(/[[\]]+/)
    .map((part) => part.split(/[.:]+/).findLast((each) => /\p{L}/u.test(each)) ?? '')
    .filter((part) => part !== '');
}

function verdictOfPart(part: string): Verdict {
  const words = wordsOf(part);
  if (words[0] === 'x') words.shift();
  while (words.length > 1 && isFollowing(words.at(-1) ?? '')) words.pop();
  const last = words.pop()?.replace(/\d+$/, '') ?? '';
  const whole = words.join('') + last;
  if (whole === 'relaystate') return 'opaque';
  const isSecret =
    WORDS.has(last) ||
    WHOLE.has(whole) ||
    QUALIFIED.get(last)?.has(words.at(-1) ?? '') ||
    ENDINGS.test(whole);
  if (!isSecret) return 'open';
  return last.endsWith('key') ? 'key' : 'secret';
}

function isFollowing(word: string): boolean {
  return FOLLOWING.has(word) || /^\d+$/.test(word);
}

/** `newPassword_1` → new, password, 1; `SAMLResponse` → saml, response. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([\p{Ll}\p{N}])(?=\p{Lu})/gu, '$1 ')
    .replace(/(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1 ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/**
 * Says whether a key's value is what somebody is called, `acme-travel` and not `x7Gk29…`: up to 24 letters in pronounceable
 * words of one case, with at most four digits at the end. Random letters hardly ever are.
 */
export function isPlainName(value: string): boolean {
  if (value.length > 24 || !/^[a-z]+(?:[-_. +][a-z]+)*\d{0,4}$/i.test(value)) return false;
  const words = value.replace(/\d+$/, '').split(/[-_. +]/);
  return value.length > 3 && words.every(isPronounceable);
}

function isPronounceable(word: string): boolean {
  if (!/^(?:[A-Z]?[a-z]*|[A-Z]+)$/.test(word)) return false;
  const vowels = word.match(/[aeiouy]/gi)?.length ?? 0;
  const isShort = word.length <= 3;
  return isShort || (vowels * 4 >= word.length && !/[^aeiouy]{5}|[aeiouy]{4}|(.)\1\1/i.test(word));
}

function plain(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}
