/** Where a redirect points, and what can be wrong with that. */
import { isUrl, parseUrl } from '../url/origin.ts';
import { type Hop, isRedirect, isRedirectStatus, rawLocation } from './chain.ts';

/** What is wrong with the Location of a redirect status: there is none, it says nothing, or it is not a URL. */
export type LocationFault = 'missing' | 'empty' | 'invalid';

/**
 * Where a redirect pointed: as the browser reported or, if it reported nothing, the Location resolved against the hop's
 * URL (Fetch §2.2.6, "location URL"); undefined if there is no usable Location.
 */
export function redirectTarget(hop: Hop): string | undefined {
  if (hop.redirect) return hop.redirect.url;
  const location = isRedirect(hop) ? rawLocation(hop) : undefined;
  return location ? parseUrl(location, hop.url)?.href : undefined;
}

/** Returns what is wrong with the Location of a redirect status; undefined if nothing is, or it was not observed. */
export function locationFault(hop: Hop): LocationFault | undefined {
  if (!isRedirectStatus(hop.response?.status) || !hop.response?.headers) return undefined;
  const location = rawLocation(hop);
  if (location === undefined) return 'missing';
  if (location === '') return 'empty';
  return isUrl(location, hop.url) ? undefined : 'invalid';
}
