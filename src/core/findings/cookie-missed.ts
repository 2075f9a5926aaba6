/** Which of the cookies that were not sent on somebody will miss. */
import type { RedirectChain } from '../chain.ts';
import { readCookies, readSetCookies } from '../cookies/set-cookie.ts';
import { hostOf, originOf } from '../origin.ts';
import type { LostCookie } from './cookie-advice.ts';

/** Says whether a cookie was meant for the request that did not carry it, as far as that can be told. */
export function isMissed(chain: RedirectChain, lost: LostCookie): boolean {
  return !hasAnother(chain, lost) && !isKeptApart(chain, lost);
}

/** Every origin sets its own, as balancers do; or the browser had one already. */
function hasAnother({ hops }: RedirectChain, { cookie, at, setAt }: LostCookie): boolean {
  const sent = readCookies(hops[at]?.requestHeaders ?? []);
  const origin = originOf(hops[setAt]?.url ?? '');
  const later = hops.slice(setAt + 1).filter(({ url }) => originOf(url) !== origin);
  const set = later.flatMap(({ response }) => readSetCookies(response?.headers ?? [], 0));
  return [...sent, ...set].some(({ name }) => name === cookie.name);
}

/** The server said what it is for, or it belongs to something that a page only embeds. */
function isKeptApart({ hops, type }: RedirectChain, { cookie, setAt, at, likely }: LostCookie) {
  const [setter = '', host = ''] = [setAt, at].map((index) => hostOf(hops[index]?.url ?? ''));
  switch (likely) {
    case 'expired':
      return true;
    case 'Path':
      return cookie.path !== undefined;
    case 'Domain':
      return cookie.domain === undefined
        ? bareHost(setter) !== bareHost(host)
        : setter === cookie.domain || setter.endsWith(`.${cookie.domain}`);
    case 'cross-site request':
      return type !== 'xmlhttprequest' && type !== 'sub_frame';
    default:
      return false;
  }
}

function bareHost(host: string): string {
  return host.replace(/^www\./, '');
}
