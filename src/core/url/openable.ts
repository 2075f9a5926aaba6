import { isUrl } from './origin.ts';

/** Returns whether a URL can be opened in a tab safely: it only requests a page from a server. */
export function isOpenable(url: string): boolean {
  return /^https?:\/\//i.test(url) && isUrl(url);
}
