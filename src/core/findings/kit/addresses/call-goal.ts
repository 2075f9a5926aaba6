/** What a redirect that a script's call did not follow leads to, for two rules. */
import { bareHost, parseUrl } from '../../../url/origin.ts';
import { isErrorReport, isFrontPage, isSessionEnd, isSignIn } from '../pages/page-kinds.ts';
import { isApiUrl, isAssetUrl } from '../pages/wanted-type.ts';
import { movesAddress } from './address-move.ts';

/** What the call asked for, at another address; a page at which people sign in, or another for people; or that isn't shown. */
export type CallGoal = 'data' | 'sign-in' | 'page' | 'unknown';

/** Says what a redirect from a URL to another leads a script's call to. */
export function callGoal(from: string, to: string): CallGoal {
  const [source, target] = [parseUrl(from), parseUrl(to)];
  if (!source || !target) return 'data';
  // Data may be called as a page is, such as a list of errors: what the call itself named is no news.
  const areFronts = isFrontPage(source) && isFrontPage(target);
  const isOtherFront = areFronts && bareHost(source) !== bareHost(target);
  if (isOtherFront) return 'unknown';
  if (movesAddress(from, to)) return 'data';
  if (isSignIn(target)) return 'sign-in';
  if (isErrorReport(target) || isSessionEnd(target) || isFrontPage(target)) return 'page';
  return isApiUrl(to) || isAssetUrl(to) ? 'data' : 'unknown';
}
