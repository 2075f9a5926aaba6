/** JSON Web Tokens (RFC 7519), signed (RFC 7515) or encrypted (RFC 7516), in their compact form. Nothing is verified. */
import { timeText } from '../text/quantities.ts';
import { fromBase64 } from './base64.ts';
import { utf8 } from './text.ts';

export interface Jwt {
  /** JSON as written. */
  readonly header: string;
  /** Undefined if it is encrypted or not JSON. */
  readonly payload: string | undefined;
  /** `RS256`; `none`. */
  readonly algorithm: string;
  readonly isEncrypted: boolean;
  /** Claims that are times (RFC 7519 §4.1, OpenID Connect Core §2): `exp`, `2026-11-22 05:35:14 UTC`. */
  readonly times: readonly (readonly [claim: string, time: string])[];
}

const COMPACT = /^[\w-]+(?:\.[\w-]*){2}(?:(?:\.[\w-]*){2})?$/;

const TIMES = ['iat', 'nbf', 'exp', 'auth_time'] as const;

/** Reads a token; undefined if it isn't one: it must begin with a JSON object with `alg`. */
export function readJwt(token: string): Jwt | undefined {
  if (!COMPACT.test(token)) return undefined;
  const [first = '', second = '', ...rest] = token.split('.');
  const header = jsonObject(first);
  const algorithm = header?.value.alg;
  if (!header || typeof algorithm !== 'string') return undefined;
  const isEncrypted = rest.length === 3;
  const payload = isEncrypted ? undefined : jsonObject(second);
  return {
    header: header.text,
    payload: payload?.text,
    algorithm,
    isEncrypted,
    times: timesOf(payload?.value ?? {}),
  };
}

/** What is read from a header or a payload. */
type Claims = { readonly [claim in 'alg' | (typeof TIMES)[number]]?: unknown };

function jsonObject(part: string): { text: string; value: Claims } | undefined {
  const bytes = fromBase64(part);
  const text = bytes === undefined ? undefined : utf8(bytes);
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? { text, value: value as Claims } : undefined;
  } catch {
    return undefined;
  }
}

/** NumericDate is in seconds (RFC 7519 §2). */
function timesOf(claims: Claims): [string, string][] {
  return TIMES.flatMap((claim): [string, string][] => {
    const seconds = claims[claim];
    const time = typeof seconds === 'number' ? timeText(seconds * 1000) : undefined;
    return time === undefined ? [] : [[claim, time]];
  });
}
