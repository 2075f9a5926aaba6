/** What a redirect that a script's request didn't follow leads to, for two rules. */
import { bareHost, parseUrl } from '../../../url/origin.ts';
import { isErrorReport, isFrontPage, isSessionEnd, isSignIn } from '../pages/page-kinds.ts';
import { isApiUrl, isAssetUrl } from '../pages/wanted-type.ts';
import { movesAddress } from './address-move.ts';

/** The requested data at another address, a sign-in page, another page for people, or unknown. */
export type CallGoal = 'data' | 'sign-in' | 'page' | 'unknown';

/** Returns what a script's redirected request would have led to. */
export function callGoal(from: string, to: string): CallGoal {
  const [source, target] = [parseUrl(from), parseUrl(to)];
  if (!source || !target) return 'data';
  // Data may have the same name as a page, such as a list of errors: if the request itself named
  // it, it proves nothing.
  const areFronts = isFrontPage(source) && isFrontPage(target);
  const isOtherFront = areFronts && bareHost(source) !== bareHost(target);
  if (isOtherFront) return 'unknown';
  if (movesAddress(from, to)) return 'data';
  if (isSignIn(target)) return 'sign-in';
  if (isErrorReport(target) || isSessionEnd(target) || isFrontPage(target)) return 'page';
  return isApiUrl(to) || isAssetUrl(to) ? 'data' : 'unknown';
}
