/** Whether the browser upgraded a target from HTTP to HTTPS, or an entry is missing from the file. */
import type { IndexedEntry } from './index-entries.ts';
import { requestHeader } from './may-follow.ts';

/** A browser upgrades a URL immediately. What takes longer, in milliseconds, was most likely a server's response. */
const LONGEST_UPGRADE = 100;

/** Browser engines have supported HSTS (RFC 6797) since 2013 at the latest, except old WebKit builds for programs. */
const BROWSER = /^Mozilla\/5\.0 .*(?:Firefox|Chrome|Safari|Trident|Edge?)\//;
const WITHOUT_HSTS = /PhantomJS|QtWebKit|splash|wkhtml/i;

/**
 * Returns whether a browser can have upgraded the URL that led to a request.
 * @param pause the milliseconds between the redirect's response and the request
 */
export function isByBrowser(to: IndexedEntry, pause: number): boolean {
  const agent = requestHeader(to, 'user-agent');
  const canUpgrade =
    typeof agent !== 'string' || (BROWSER.test(agent) && !WITHOUT_HSTS.test(agent));
  return canUpgrade && pause <= LONGEST_UPGRADE;
}
