/** Pages in the place of data or files that were requested, for two rules. */
import { type Hop, lastHop, type RedirectChain } from '../../../chain/chain.ts';
import { hostOf } from '../../../url/origin.ts';
import { isSameSite } from '../../../url/site.ts';
import { isSignIn } from '../pages/page-kinds.ts';
import { isApiUrl, isAssetUrl, isPage, type WantedType, wantedType } from '../pages/wanted-type.ts';
import { type ServerRedirect, serverRedirects } from '../redirects/server-redirects.ts';
import { spellingChanges } from './canonical.ts';

/** The redirect that led to the page, what was requested in its place, and the page's hop. */
export interface PageForData {
  readonly redirect: ServerRedirect;
  readonly wanted: WantedType;
  readonly end: Hop;
}

/** Finds the page that a request for something else got by a redirect; undefined if there is none. */
export function pageForData(chain: RedirectChain): PageForData | undefined {
  const end = lastHop(chain);
  const redirect = serverRedirects(chain).at(-1);
  if (!redirect || !isPage(end) || !isShown(end)) return undefined;
  const wanted = wantedType(chain);
  if (wanted === undefined) return undefined;
  // Respelling a URL doesn't change the kind of response.
  if (isData(wanted) && spellingChanges(chain.hops[0].url, redirect.to).length > 0)
    return undefined;
  // An API may include fragments of pages.
  if (wanted === 'data' && isApiUrl(redirect.to)) return undefined;
  // Another rule reports scripts that are redirected to a sign-in.
  const isOther = isData(wanted) ? isSignIn(redirect.toUrl) : !isMissingAsset(chain, redirect);
  return isOther ? undefined : { redirect, wanted, end };
}

/** Returns whether a script requests such a type, not the page itself. */
export function isData(wanted: WantedType): boolean {
  return wanted === 'json' || wanted === 'data' || wanted === 'event-stream';
}

function isShown({ response }: Hop): boolean {
  return response !== undefined && response.status >= 200 && response.status < 300;
}

/**
 * A file of the site itself, replaced with one of its pages or a sign-in. Advertisers use image requests for counting
 * that return no image.
 */
function isMissingAsset({ hops }: RedirectChain, { to, toUrl }: ServerRedirect): boolean {
  const [{ url }] = hops;
  const isOwn = isSameSite(hostOf(url), hostOf(to)) || isSignIn(toUrl);
  return isAssetUrl(url) && !isAssetUrl(to) && isOwn;
}
