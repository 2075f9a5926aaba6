/** Facts about a chain as a whole. */
import { isRedirect, lastHop, type RedirectChain } from '../../../core/chain/chain.ts';
import { perChain } from '../../../core/chain/per-chain.ts';
import { redirectTarget } from '../../../core/chain/redirect-target.ts';
import { isRedirected } from '../../../core/record/recorder.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import { methodsOf } from '../../../core/transition/transition.ts';
import { listUrls } from '../text/url-parts.ts';

const TYPE_LABELS: ReadonlyMap<string, string> = new Map([
  ['main_frame', 'doc'],
  ['sub_frame', 'iframe'],
  // webRequest uses one name for both, without saying which it was.
  ['xmlhttprequest', 'fetch/xhr'],
  ['stylesheet', 'style'],
]);

/** Names a resource type as DevTools does. */
export function typeLabel(type: string): string {
  return TYPE_LABELS.get(type) ?? type.replaceAll('_', ' ');
}

/**
 * Returns where a chain led: the last hop's URL or, if that was a redirect too, its target, which was not requested
 * (yet); undefined if that redirect has none.
 */
export function targetUrl(chain: RedirectChain): string | undefined {
  const last = lastHop(chain);
  return isRedirect(last) ? redirectTarget(last) : last.url;
}

/** Returns the milliseconds from a chain's first request to its end; undefined if the end is unknown. */
export function chainDuration(chain: RedirectChain): number | undefined {
  const { endedAt } = lastHop(chain);
  return chain.ended && endedAt !== undefined ? endedAt - chain.hops[0].startedAt : undefined;
}

/** Lists the methods of a chain where they change: `POST → GET`. Display-safe. */
export function methodsText(chain: RedirectChain): string {
  return visibleText(methodsOf(chain).join(' → '));
}

/** Returns the URL that a chain began with, shortened, and the one that it led to, if any. */
export const shownUrlsOf = perChain((chain) => {
  const target = isRedirected(chain) ? targetUrl(chain) : undefined;
  const first = chain.hops[0].url;
  const urls = listUrls(first, target ?? first, chain.initiator);
  return target === undefined ? { ...urls, last: undefined } : urls;
});

/** Returns the URL that a chain began with, including its host, to sort and name chains of several sites. */
export const firstUrlOf = perChain(({ hops }) => listUrls(hops[0].url, hops[0].url).first);
