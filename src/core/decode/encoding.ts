/** Encoded values, recognized by their form and names. */
import { fromBase64 } from './base64.ts';
import { readJwt } from './jwt.ts';
import { isText, utf8 } from './text.ts';

/** A value that can be decoded. `text` is the encoded part only. */
export interface Encoded {
  readonly kind: 'jwt' | 'saml' | 'credentials' | 'base64';
  readonly text: string;
}

/** Longer values are not checked. */
const LONGEST = 1_000_000;

/** So many characters of base64 are decoded to see whether they are text: whole groups of four. */
const SAMPLE = 4096;

/** Shorter words may be Base64 by chance. */
const SHORTEST = 12;

/** Also at the end of a path through JSON. */
const SAML_NAME = /(?:^|\.)SAML(?:Request|Response)(?:\[\d+\])*$/i;

const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/**
 * Recognizes an encoded value: a JWT, SAML by its parameter's name, Basic credentials, or Base64 of text; also quoted,
 * percent-encoded or after a scheme's name. Undefined for everything else.
 */
export function recognise(name: string, value: string): Encoded | undefined {
  if (value.length > LONGEST) return undefined;
  const plain = unwrapped(value);
  if (SAML_NAME.test(name)) return toSaml(plain);
  const [, scheme = '', rest = plain] = /^([A-Za-z]+) +(\S+)$/.exec(plain) ?? [];
  if (/^basic$/i.test(scheme)) {
    return fromBase64(rest) === undefined ? undefined : { kind: 'credentials', text: rest };
  }
  if (readJwt(rest)) return { kind: 'jwt', text: rest };
  const joined = plain.replace(/[\r\n]+/g, '');
  return isBase64Text(joined) ? { kind: 'base64', text: joined } : undefined;
}

/** A plus that wasn't written as %2B was read as a space. */
function toSaml(value: string): Encoded | undefined {
  const text = value.replace(/[\r\n\t]+/g, '').replaceAll(' ', '+');
  return text.length >= SHORTEST && BASE64.test(text) ? { kind: 'saml', text } : undefined;
}

function isBase64Text(value: string): boolean {
  if (value.length < SHORTEST || !BASE64.test(value) || value.length % 4 === 1) return false;
  const bytes = fromBase64(value.slice(0, SAMPLE));
  const text = bytes === undefined ? undefined : utf8(bytes, value.length > SAMPLE);
  return text !== undefined && isText(text);
}

function unwrapped(value: string): string {
  const bare = value.trim().replace(/^"(.*)"$/s, '$1');
  if (!/%[0-9a-f]{2}/i.test(bare)) return bare;
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
}
