/** Referrer policies (Referrer Policy §8): read from a header, and what they leave of a referrer. */
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

/** What holds where nobody chose (Referrer Policy §3, "default referrer policy"). */
export const DEFAULT_POLICY: ReferrerPolicy = 'strict-origin-when-cross-origin';

/** Longer referrers are cut to their origin, in characters. */
const LONGEST_REFERRER = 4096;

/**
 * Reads the Referrer-Policy fields of a response (Referrer Policy §8.1): the last policy that is known counts, for
 * servers name older ones first. Undefined where there is none.
 */
export function parseReferrerPolicy(values: readonly string[]): ReferrerPolicy | undefined {
  return values
    .flatMap((value) => value.toLowerCase().split(/[,\n]/))
    .map((token) => POLICIES.find((policy) => policy === token.trim()))
    .findLast((policy) => policy !== undefined);
}

/**
 * What a request may tell of where it came from (Referrer Policy §8.3, "determine request’s Referrer"). What was cut
 * stays cut: the result is the referrer of the next request, too.
 * @param referrer a URL
 * @param url that is asked for
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

/** A URL as it may be told: without credentials and fragment (Referrer Policy §8.4), and not too long. */
function stripped(referrer: string): string | undefined {
  const url = parseUrl(referrer);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  url.username = '';
  url.password = '';
  url.hash = '';
  return url.href.length > LONGEST_REFERRER ? originOnly(referrer) : url.href;
}

function originOnly(referrer: string): string | undefined {
  const origin = serializedOrigin(referrer);
  return origin === undefined || origin === 'null' ? undefined : `${origin}/`;
}
