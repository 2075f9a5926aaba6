/** Which names indicate secrets: names of headers, parameters, form fields, JSON members and XML elements. */
import { isPlainName, wordsOf } from './words.ts';

/** Returns whether a name, with its value if that is known, is a secret's. */
export type IsSecretName = (name: string, value?: string) => boolean;

/** Names are read from the end, and only this many characters of them. */
const MOST_NAME = 200;

/** A name whose last word is one of these is a secret's. */
const WORDS = setOf(
  `apikey assertion auth authentication authorization bearer credential csrf cvc cvv hmac jwt nonce otp pass passcode
   passphrase passwd password pin psk pw pwd secret sessid session sessionid sid sig signature token totp xsrf`,
);

/**
 * Names that indicate a secret only by themselves; in longer names, such as `country_code`, they mean something else.
 */
const WHOLE = setOf(
  `aspxauth code codeverifier cookie cookie2 hdnea hdntl hdnts key loginhint magic magiclink oauthverifier pgtid pgtiou
   samlart samlrequest samlresponse sessionstate setcookie setcookie2 smsession state ticket wresult`,
);

/** Words that make a key, code or ID secret. A public key isn't secret, nor is a country's code. */
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
  ['answer', setOf('question secret security')],
  ['cookie', setOf('auth forwarded login original raw request response session')],
  ['id', setOf('session')],
]);

/** The plurals of these words may also be counts: `total_tokens=512`. */
const COUNTED = setOf('sessions tokens');

/**
 * What may follow a secret's name without changing that: `password_confirmation`, `token_value`, `X-Hub-Signature-256`.
 */
const FOLLOWING = setOf(
  `again b64 base64 confirm confirmation confirmed current der encoded encrypted hash hint jwk new old pem raw repeat
   repeated retype value verify`,
);

/** The ends of names whose words aren't separated. */
const ENDINGS =
  /(?:(?:api|access|auth|client|encryption|hmac|license|master|oauth|pass|private|recovery|secret|service|session|shared|signing|storage|subscription)keys?|assertion|(?:activation|auth|backup|invit(?:e|ation)|login|mfa|oob|onetime|otp|recovery|reset|security|verification)codes?|authorization|credentials?|passphrase|passcode|passwd|password(?:again|confirm|confirmation|hash|repeat)?|secret|sessid|sessionid|signature|tokens?|userpass)$/;

/** What a name says about its value. */
type Verdict = 'secret' | 'key' | 'counted' | 'opaque' | 'open';

/**
 * Values that their issuers call public, in any place: AWS access key IDs, also with the scope that a signed URL
 * appends (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids), and
 * Stripe's publishable keys (https://docs.stripe.com/keys).
 */
const PUBLIC =
  /^(?:A[KS]IA[A-Z\d]{12,28}(?:\/[\w-]{0,64}){0,4}|pk_(?:live|test)_[A-Za-z\d]{8,250})$/;

/** `RelayState` is an address or a secret (SAML Bindings §3.4.3); an address stays. */
const ADDRESS = /^(?:[a-z][\w+.-]*:|[/?#.]|%2f|[a-z][\w+.-]*%3a%2f)/i;

/** Values that are never secret. */
const DULL = /^(?:true|false|null|none|undefined)$/i;

/**
 * Creates the test for names. A name is read word by word, however it separates them (`accessToken`, `access_token` and
 * `Access-Token` are the same), and part by part if it has brackets: `user[password][]`.
 * @param own other names that the user considers secret
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
    if (value !== undefined && (DULL.test(value) || PUBLIC.test(value))) return false;
    const name = readable(given.slice(-MOST_NAME));
    const verdict = verdicts.get(name) ?? verdictOf(name);
    verdicts.set(name, verdict);
    if (verdict === 'key') return value === undefined || !isPlainName(value);
    if (verdict === 'counted') return value === undefined || !/^\d{0,9}$/.test(value);
    if (verdict === 'opaque') return value === undefined || !ADDRESS.test(value);
    return verdict === 'secret';
  };
}

/** As people read it: without invisible characters and in letters of normal width. */
function readable(name: string): string {
  return /^[\x20-\x7e]*$/.test(name)
    ? name
    : name.normalize('NFKC').replace(/[\p{Cc}\p{Cf}]/gu, '');
}

/**
 * The parts between brackets, as in `user[password]`, and the last significant part between dots and colons:
 * `login.state`.
 */
function partsOf(name: string): string[] {
  return name
    .split(/[[\]]+/)
    .map((part) => {
      const named = part.split(/[.:]+/).filter((each) => /\p{L}/u.test(each));
      return named.findLast((each) => !isFollowing(each.toLowerCase())) ?? named.at(-1) ?? '';
    })
    .filter((part) => part !== '');
}

function verdictOfPart(part: string): Verdict {
  const words = wordsOf(part);
  if (words[0] === 'x') words.shift();
  let verdict = verdictOfWords(words);
  while (verdict === 'open' && words.length > 1 && isFollowing(words.at(-1) ?? '')) {
    words.pop();
    verdict = verdictOfWords(words);
  }
  return verdict;
}

function verdictOfWords(words: readonly string[]): Verdict {
  const last = words.at(-1)?.replace(/\d+$/, '') ?? '';
  const whole = words.slice(0, -1).join('') + last;
  if (whole === 'relaystate') return 'opaque';
  const one = last.replace(/s$/, '');
  const before = words.at(-2) ?? '';
  const isSecret =
    WHOLE.has(whole) ||
    ENDINGS.test(whole) ||
    [last, one].some((word) => WORDS.has(word) || QUALIFIED.get(word)?.has(before));
  if (!isSecret) return 'open';
  if (one.endsWith('key')) return 'key';
  return COUNTED.has(last) ? 'counted' : 'secret';
}

function isFollowing(word: string): boolean {
  return FOLLOWING.has(word) || /^v?\d+$/.test(word);
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
