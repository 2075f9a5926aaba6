import type { RedirectChain } from '../chain.ts';
import { traceCookies } from '../cookies/cookie-fate.ts';
import { cookieName, reasonText } from '../transition-text.ts';
import { adviceFor, type LostCookie, severityOf } from './cookie-advice.ts';
import { isMissed } from './cookie-missed.ts';
import type { Found, Rule } from './finding.ts';
import { listText } from './url-text.ts';

/** A cookie that a hop set and a later one was not sent, where that is hardly meant. */
export const cookieNotSent: Rule = {
  id: 'cookie-not-sent',
  title: 'A cookie was set and not sent on',
  severity: 'warning',
  reference: {
    text: 'RFC 6265bis §5.8.3',
    url: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.8.3',
  },
  find: ({ chain }) => [...groupsOf(lostCookies(chain)).values()].map(toFound),
};

/** Each cookie once, however often a loop sets it. */
function lostCookies(chain: RedirectChain): LostCookie[] {
  const lost = traceCookies(chain).flatMap(({ cookie, setAt, fate }): LostCookie[] =>
    fate.kind === 'not-sent' ? [{ cookie, setAt, at: fate.at, likely: fate.likely }] : [],
  );
  const names = new Set<string>();
  return lost.filter((each) => {
    if (names.has(each.cookie.name) || !isMissed(chain, each)) return false;
    names.add(each.cookie.name);
    return true;
  });
}

/** One cause makes one finding, however many cookies it takes. */
function groupsOf(cookies: readonly LostCookie[]): Map<string, [LostCookie, ...LostCookie[]]> {
  const groups = new Map<string, [LostCookie, ...LostCookie[]]>();
  for (const cookie of cookies) {
    const key = `${cookie.setAt} ${cookie.at} ${cookie.likely}`;
    const group = groups.get(key);
    if (group) group.push(cookie);
    else groups.set(key, [cookie]);
  }
  return groups;
}

function toFound(group: readonly [LostCookie, ...LostCookie[]]): Found {
  const [lost] = group;
  const { setAt, at, likely } = lost;
  return {
    hop: setAt,
    severity: severityOf(lost),
    text: `${subjectOf(group)} set here and not sent to hop ${at + 1} (${reasonText(likely)})`,
    ...adviceFor(likely),
  };
}

/** `Cookie session was`, `Cookies a and b were`, `5 cookies were`. */
function subjectOf(group: readonly LostCookie[]): string {
  if (group.length > 3) return `${group.length} cookies were`;
  const names = group.map(({ cookie }) => cookie.name && cookieName(cookie.name));
  const list = listText(names.map((name) => name || 'without a name'));
  return group.length > 1 ? `Cookies ${list} were` : `Cookie ${list} was`;
}
