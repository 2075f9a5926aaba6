/** Cookies that were set for one name of this machine and needed at another. */
import { type Hop, lastHop, type RedirectChain } from '../../../chain/chain.ts';
import { traceCookies } from '../../../http/cookies/cookie-fate.ts';
import { readCookies } from '../../../http/cookies/set-cookie.ts';
import { hostSpace } from '../../../url/address-space.ts';
import { hostOf } from '../../../url/origin.ts';
import { isSignIn } from '../pages/page-kinds.ts';
import { parsedUrls } from '../redirects/parsed-urls.ts';
import { type ServerRedirect, serverRedirects } from '../redirects/server-redirects.ts';
import { isSession } from './cookie-purpose.ts';

export interface LostOnLoopback {
  /** Index of the hop that set them. */
  readonly setAt: number;
  /** The host for which they were set, and the one that didn't get them. */
  readonly from: string;
  readonly to: string;
  readonly names: readonly string[];
}

/**
 * Finds session cookies that a response set while it redirected to another name of this machine, which then required a
 * sign-in. To browsers, `localhost` and `127.0.0.1` are two sites.
 */
export function lostOnLoopback(chain: RedirectChain): LostOnLoopback[] {
  return serverRedirects(chain)
    .filter((redirect) => changesName(redirect))
    .flatMap(({ index, fromUrl, toUrl }) => {
      const after = chain.hops.slice(index + 1);
      if (
        !after.every(({ url }) => hostOf(url) === toUrl.hostname) ||
        !asksToSignIn(chain, after)
      ) {
        return [];
      }
      const names = sessionNames(chain, index).filter((name) => after.every(lacks(name)));
      return names.length === 0
        ? []
        : [{ setAt: index, from: fromUrl.hostname, to: toUrl.hostname, names }];
    });
}

function changesName({ fromUrl, toUrl }: ServerRedirect): boolean {
  const areLoopback = [fromUrl, toUrl].every(({ href }) => hostSpace(href) === 'loopback');
  return areLoopback && fromUrl.hostname !== toUrl.hostname;
}

function asksToSignIn(chain: RedirectChain, [, ...after]: readonly Hop[]): boolean {
  const status = lastHop(chain).response?.status;
  return status === 401 || status === 403 || parsedUrls(after).some(isSignIn);
}

function sessionNames(chain: RedirectChain, index: number): string[] {
  return traceCookies(chain)
    .filter(({ setAt, fate }) => setAt === index && fate.kind === 'no-hop')
    .map(({ cookie }) => cookie.name)
    .filter(isSession);
}

/** Without known headers, nothing is known. */
function lacks(name: string) {
  return ({ requestHeaders }: Hop): boolean =>
    requestHeaders !== undefined && !readCookies(requestHeaders).some((each) => each.name === name);
}
