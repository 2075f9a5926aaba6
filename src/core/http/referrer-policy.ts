/** Referrer policies (Referrer Policy §8): parses the header, and applies a policy to a referrer. */
import { isTrustworthy, parseUrl, serializedOrigin } from '../url/origin.ts';

const POLICIES = [
  'no-referrer',
  'no-referrer-when-downgrade',
  'same-origin',
  'origin',
  'strict-origin',
  'origin-when-cross-origin',
  'strict-origin-when-cross-origin',
  'unsafe-url',
] as const;
export type ReferrerPolicy = (typeof POLICIES)[number];

/** The policy if none is set (Referrer Policy §3, "default referrer policy"). */
export const DEFAULT_POLICY: ReferrerPolicy = 'strict-origin-when-cross-origin';

/** Longer referrers are cut to their origin, in characters. */
const LONGEST_REFERRER = 4096;

/**
 * Reads the Referrer-Policy fields of a response (Referrer Policy §8.1): the last known policy counts, because servers
 * list older ones first. Undefined if there is none.
 */
export function parseReferrerPolicy(values: readonly string[]): ReferrerPolicy | undefined {
  return values
    .flatMap((value) => value.toLowerCase().split(/[,\n]/))
    .map((token) => POLICIES.find((policy) => policy === token.trim()))
    .findLast((policy) => policy !== undefined);
}

/**
 * The Referer that a request may send (Referrer Policy §8.3, "determine request’s Referrer"). The result is also the
 * referrer of the next request, so what was cut stays cut.
 * @param referrer a URL
 * @param url the requested URL
 * @returns undefined for no Referer at all
 */
export function determineReferrer(
  policy: ReferrerPolicy,
  referrer: string,
  url: string,
): string | undefined {
  const origin = originOnly(referrer);
  const whole = stripped(referrer);
  if (origin === undefined || whole === undefined) return undefined;
  const isSame = serializedOrigin(referrer) === serializedOrigin(url);
  const isDowngrade = isTrustworthy(referrer) && !isTrustworthy(url);
  switch (policy) {
    case 'no-referrer':
      return undefined;
    case 'unsafe-url':
      return whole;
    case 'origin':
      return origin;
    case 'same-origin':
      return isSame ? whole : undefined;
    case 'origin-when-cross-origin':
      return isSame ? whole : origin;
    case 'strict-origin':
      return isDowngrade ? undefined : origin;
    case 'no-referrer-when-downgrade':
      return isDowngrade ? undefined : whole;
    case 'strict-origin-when-cross-origin':
      if (isSame) return whole;
      return isDowngrade ? undefined : origin;
  }
}

/** A URL as it may be sent: without credentials and fragment (Referrer Policy §8.4), and not too long. */
function stripped(referrer: string): string | undefined {
  if (!/^https?:$/.test(parseUrl(referrer)?.protocol ?? '')) return undefined;
  const url = new URL(referrer);
  url.username = '';
  url.password = '';
  url.hash = '';
  return url.href.length > LONGEST_REFERRER ? originOnly(referrer) : url.href;
}

function originOnly(referrer: string): string | undefined {
  const origin = serializedOrigin(referrer);
  return origin === undefined || origin === 'null' ? undefined : `${origin}/`;
}
