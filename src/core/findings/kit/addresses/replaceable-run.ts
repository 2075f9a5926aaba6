/** Consecutive redirects that one could replace, because they depend only on the URL. */
import {
  type Hop,
  headerValue,
  isInternal,
  isRedirectStatus,
  type RedirectChain,
} from '../../../chain/chain.ts';
import { perChain } from '../../../chain/per-chain.ts';
import { hostOf } from '../../../url/origin.ts';
import { isSameSite } from '../../../url/site.ts';
import { isPermanent, isRetrieval } from '../redirects/server-redirects.ts';
import { spellingChanges } from './canonical.ts';
import { suspectsIn } from './open-redirect.ts';

/** From hop `start` to hop `end`, with this many server redirects. */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly redirects: number;
}

/**
 * Finds the runs of two or more redirects that one could replace: of GET or HEAD, without cookies that are needed to
 * continue, and each either permanent or only a change of spelling. A run crosses one site boundary at most, because
 * the URLs after a second one belong to others, as when one shortener's link leads to another's. A
 * redirect whose target the request may have chosen is in no run, because a rule for it would keep a link that anyone
 * may have made. Upgrades by the browser within a run cost nothing and don't count.
 */
export const replaceableRuns: (chain: RedirectChain) => readonly Run[] = perChain(findRuns);

function findRuns(chain: RedirectChain): readonly Run[] {
  const { hops } = chain;
  const chosen = new Set(suspectsIn(chain).map(({ redirect }) => redirect.index));
  const runs: Run[] = [];
  let [start, borders] = [0, 0];
  for (let index = 0; index < hops.length; index += 1) {
    borders += isBorder(hops, index) ? 1 : 0;
    const isOwn = isStep(hops, index) && !chosen.has(index);
    if (isOwn && borders < 2) continue;
    const run = trim(hops, start, index);
    if (run.redirects > 1 && !givesUpHttps(hops, run) && !comesBack(hops, run)) runs.push(run);
    // A redirect across a second site boundary may begin another run.
    start = isOwn ? index : index + 1;
    borders = isOwn ? 1 : 0;
  }
  return runs;
}

/** One redirect directly to the end of a run would skip its HTTPS step, which another rule recommends keeping. */
function givesUpHttps(hops: readonly Hop[], { start, end }: Run): boolean {
  const isHttps = ({ url }: Hop) => /^https:/i.test(url);
  const [last] = hops.slice(end, end + 1);
  return last !== undefined && !isHttps(last) && hops.slice(start, end).some(isHttps);
}

/** A URL that redirects when it is requested again would lead to itself. */
function comesBack(hops: readonly Hop[], { start, end }: Run): boolean {
  const urls = hops.slice(start, end + 1).map(({ url }) => url);
  return new Set(urls).size < urls.length;
}

function isBorder(hops: readonly Hop[], index: number): boolean {
  const [hop, next] = [hops[index], hops[index + 1]];
  return hop !== undefined && next !== undefined && !isSameSite(hostOf(hop.url), hostOf(next.url));
}

/** Returns whether the step from a hop to the next belongs to a run. */
function isStep(hops: readonly Hop[], index: number): boolean {
  const [hop, next] = [hops[index], hops[index + 1]];
  if (!hop || !next || hop.method !== next.method || !isRetrieval(hop.method)) return false;
  return isInternal(hop.redirect) || isServerStep(hop, next);
}

function isServerStep({ url, response, redirect }: Hop, next: Hop): boolean {
  if (redirect?.cause !== 'http' || !isRedirectStatus(response?.status)) return false;
  const isRespelled = spellingChanges(url, next.url).length > 0;
  // A client that has cached a permanent change of spelling doesn't get its cookie, either.
  if (headerValue(response?.headers, 'set-cookie') !== undefined) {
    return isRespelled && isPermanent(response?.status);
  }
  return isPermanent(response?.status) || isRespelled;
}

function trim(hops: readonly Hop[], start: number, end: number): Run {
  let [first, last] = [start, end];
  while (first < last && isInternal(hops[first]?.redirect)) first += 1;
  while (first < last && isInternal(hops[last - 1]?.redirect)) last -= 1;
  if (isHstsEntry(hops, first)) first += 1;
  const redirects = hops.slice(first, last).filter(({ redirect }) => !isInternal(redirect)).length;
  return { start: first, end: last, redirects };
}

/**
 * To HTTPS on the same host first, and only then elsewhere: the preload list requires it, so that the browser gets the
 * requested host's Strict-Transport-Security (hstspreload.org, submission requirements).
 */
function isHstsEntry(hops: readonly Hop[], index: number): boolean {
  const [hop, next] = [hops[index], hops[index + 1]];
  if (!hop || !next || spellingChanges(hop.url, next.url).join() !== 'https') return false;
  return headerValue(next.response?.headers, 'strict-transport-security') !== undefined;
}
