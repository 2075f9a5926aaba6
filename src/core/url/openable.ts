import { isUrl } from './origin.ts';

/** Returns whether a URL can be opened in a tab without harm: it does no more than to ask a server for a page. */
export function isOpenable(url: string): boolean {
  return /^https?:\/\//i.test(url) && isUrl(url);
}
