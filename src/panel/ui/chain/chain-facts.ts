/** What is true of a chain as a whole. */
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
  // webRequest has one name for both; it does not say which it was.
  ['xmlhttprequest', 'fetch/xhr'],
  ['stylesheet', 'style'],
]);

/** Names a resource type as DevTools does. */
export function typeLabel(type: string): string {
  return TYPE_LABELS.get(type) ?? type.replaceAll('_', ' ');
}

/**
 * Where a chain led: the last hop's URL or, where that one was a redirect too, the target that was not requested (yet);
 * undefined where such a redirect has none.
 */
export function targetUrl(chain: RedirectChain): string | undefined {
  const last = lastHop(chain);
  return isRedirect(last) ? redirectTarget(last) : last.url;
}

/** Milliseconds from a chain's first request to its end; undefined where the end is unknown. */
export function chainDuration(chain: RedirectChain): number | undefined {
  const { endedAt } = lastHop(chain);
  return chain.ended && endedAt !== undefined ? endedAt - chain.hops[0].startedAt : undefined;
}

/** The methods of a chain, each where it changed: `POST → GET`. Safe to show. */
export function methodsText(chain: RedirectChain): string {
  return visibleText(methodsOf(chain).join(' → '));
}

/** The URL that a chain began with, shortened, and the one that it led to, if it led anywhere. */
export const shownUrlsOf = perChain((chain) => {
  const target = isRedirected(chain) ? targetUrl(chain) : undefined;
  const first = chain.hops[0].url;
  const urls = listUrls(first, target ?? first, chain.initiator);
  return target === undefined ? { ...urls, last: undefined } : urls;
});

/** The URL that a chain began with, with its host: what orders and names chains of several sites. */
export const firstUrlOf = perChain(({ hops }) => listUrls(hops[0].url, hops[0].url).first);
