import type { RedirectChain } from '../../chain/chain.ts';
import { traceCookies } from '../../http/cookies/cookie-fate.ts';
import { msg, t } from '../../text/i18n.ts';
import { cookieName, reasonText } from '../../transition/transition-text.ts';
import { hostOf } from '../../url/origin.ts';
import { isSameSite } from '../../url/site.ts';
import type { Found, Rule } from '../finding.ts';
import { adviceFor, type LostCookie, severityOf } from '../kit/cookies/cookie-advice.ts';
import { isForInnerPath, isForSignIn } from '../kit/cookies/cookie-context.ts';
import { isMissed } from '../kit/cookies/cookie-missed.ts';
import { isRedacted } from '../kit/secrets/redacted.ts';
import { listText } from '../kit/texts/url-text.ts';

/** A cookie that a hop set and a later one was not sent, where that is hardly meant. */
export const cookieNotSent: Rule = {
  id: 'cookie-not-sent',
  title: msg`A cookie was set but not sent to a later hop`,
  severity: 'warning',
  needs: ['set-cookie'],
  reference: {
    text: 'RFC 6265bis §5.8.3',
    url: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.8.3',
  },
  find: ({ chain }) =>
    [...groupsOf(lostCookies(chain)).values()].map((group) => toFound(chain, group)),
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

function toFound(chain: RedirectChain, group: readonly [LostCookie, ...LostCookie[]]): Found {
  const [lost] = group;
  const { setAt, at, likely } = lost;
  return {
    hop: setAt,
    severity: severityOf(lost),
    text: factText(group, at + 1, reasonText(likely)),
    ...adviceFor(likely),
    ...inContext(chain, group),
  };
}

/** More than the attribute tells, where the chain shows what a cookie was for. */
function inContext(chain: RedirectChain, group: readonly LostCookie[]): Partial<Found> {
  const isAny = (test: typeof isForSignIn) => group.some((lost) => test(chain, lost));
  const likely = group[0]?.likely;
  const refused = group.find((lost) => likely === 'Domain' && isOfAnotherHost(chain, lost));
  if (refused) return otherHostAdvice(chain, refused);
  if (likely === undefined && group.some(({ cookie }) => isRedacted(cookie.value))) {
    return {
      explanation: t`The recording doesn’t explain why the cookie wasn’t sent. Its value was redacted, so it
        may have been too long or malformed. Users may block cookies, and a fetch may be sent without
        credentials.`,
    };
  }
  if (likely === 'Domain' && isAny(isForSignIn)) {
    return {
      severity: 'warning',
      remedy: group.some(({ cookie }) => /^__host-/i.test(cookie.name))
        ? t`Start the sign-in on the same host that receives its response. A __Host- cookie can’t
          have a Domain.`
        : t`Start the sign-in on the same host that receives its response, or set Domain to the
          parent domain that both hosts share.`,
    };
  }
  if (likely === 'Path' && isAny(isForInnerPath)) {
    return {
      severity: 'warning',
      explanation: t`The cookie’s Path doesn’t match any URL on this host in the chain. An application
        behind a proxy sets its own path if it doesn’t know the public one.`,
      remedy: t`Tell the application its public path, or have the proxy rewrite the cookie’s Path
        (proxy_cookie_path in nginx, ProxyPassReverseCookiePath in Apache).`,
    };
  }
  return {};
}

/** What browsers refuse for good, unlike what they keep for the host that set it. */
function isOfAnotherHost(
  { hops }: RedirectChain,
  { cookie: { domain }, setAt }: LostCookie,
): boolean {
  const setter = hostOf(hops[setAt]?.url ?? '');
  return domain !== undefined && setter !== domain && !setter.endsWith(`.${domain}`);
}

/** Whether the name or the place is wrong nobody can tell from the cookie alone. */
function otherHostAdvice({ hops }: RedirectChain, { cookie, setAt }: LostCookie): Partial<Found> {
  const domain = cookie.domain ?? '';
  const setter = hostOf(hops[setAt]?.url ?? '');
  return {
    explanation: t`Browsers reject cookies whose Domain is neither the host that sets them nor one of its
      parent domains: ${setter} can’t set cookies for ${domain}.`,
    remedy: isSameSite(setter, domain)
      ? t`Set Domain to the parent domain that both hosts share. If only ${setter} needs the cookie,
        remove Domain. If only ${domain} needs it, set it in a response from there.`
      : t`If ${setter} needs the cookie, remove Domain, or have the proxy rewrite it (proxy_cookie_domain in
        nginx, ProxyPassReverseCookieDomain in Apache). If ${domain} needs it, set it in a response from
        there.`,
  };
}

function factText(group: readonly LostCookie[], hop: number, reason: string): string {
  const count = group.length;
  if (count > 3) return t`${count} cookies were set here but not sent to hop ${hop} (${reason})`;
  const names = group.map(({ cookie }) => cookie.name && cookieName(cookie.name));
  const list = listText(names.map((name) => name || t`(no name)`));
  return count > 1
    ? t`Cookies ${list} were set here but not sent to hop ${hop} (${reason})`
    : t`Cookie ${list} was set here but not sent to hop ${hop} (${reason})`;
}
