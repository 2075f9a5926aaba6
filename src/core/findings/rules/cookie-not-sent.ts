import type { RedirectChain } from '../../chain/chain.ts';
import { traceCookies } from '../../http/cookies/cookie-fate.ts';
import { MOST_PAIR, oversizeOf } from '../../http/cookies/set-cookie.ts';
import { msg, t } from '../../text/i18n.ts';
import { cookieName, reasonText } from '../../transition/transition-text.ts';
import { hostSpace } from '../../url/address-space.ts';
import { hostOf, isTrustworthy } from '../../url/origin.ts';
import { isSameSite } from '../../url/site.ts';
import type { Found, Rule } from '../finding.ts';
import { adviceFor, type LostCookie, severityOf } from '../kit/cookies/cookie-advice.ts';
import { isForInnerPath, isForSignIn, responseElsewhere } from '../kit/cookies/cookie-context.ts';
import { isMissed } from '../kit/cookies/cookie-missed.ts';
import { type LostOnLoopback, lostOnLoopback } from '../kit/cookies/loopback-cookies.ts';
import { isInnerName } from '../kit/hosts/inner-name.ts';
import { isRedacted } from '../kit/secrets/redacted.ts';
import { listText } from '../kit/texts/url-text.ts';

/** A cookie that one hop set and a later one didn't send, if that is unlikely to be intended. */
export const cookieNotSent: Rule = {
  id: 'cookie-not-sent',
  title: msg`A cookie was set but not sent to a later hop`,
  severity: 'warning',
  reference: {
    text: 'RFC 6265bis §5.8.3',
    url: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.8.3',
  },
  find: ({ chain }) => [
    ...[...groupsOf(lostCookies(chain)).values()].map((group) => toFound(chain, group)),
    ...lostOnLoopback(chain).map(toLoopbackFound),
  ],
};

/** Each cookie once, even if a loop sets it repeatedly. */
function lostCookies(chain: RedirectChain): LostCookie[] {
  const lost = traceCookies(chain).flatMap(({ cookie, setAt, fate }): LostCookie[] => {
    if (fate.kind === 'not-sent') return [{ cookie, setAt, at: fate.at, likely: fate.likely }];
    const at = fate.kind === 'no-hop' ? responseElsewhere(chain, cookie.name, setAt) : undefined;
    return at === undefined ? [] : [{ cookie, setAt, at, likely: 'Domain' }];
  });
  const names = new Set<string>();
  return lost.filter((each) => {
    if (names.has(each.cookie.name) || !isMissed(chain, each)) return false;
    names.add(each.cookie.name);
    return true;
  });
}

/** One cause makes one finding, regardless of the number of cookies. */
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
    ...adviceFor(lost, chain.type),
    ...inContext(chain, group),
  };
}

/** More specific advice if the chain shows what a cookie was for. */
function inContext(
  chain: RedirectChain,
  group: readonly [LostCookie, ...LostCookie[]],
): Partial<Found> {
  const isAny = (test: typeof isForSignIn) => group.some((lost) => test(chain, lost));
  const { likely } = group[0];
  const refused = group.find((lost) => likely === 'Domain' && isOfAnotherHost(chain, lost));
  if (refused) return otherHostAdvice(chain, refused);
  if (likely === undefined && group.some(({ cookie }) => isRedacted(cookie.value))) {
    return {
      explanation: t`The recording doesn’t explain why the cookie wasn’t sent. Its value was redacted, so it
        may have been too long or malformed. Users may block cookies, and a fetch may be sent without
        credentials.`,
    };
  }
  if (group.every(({ cookie }) => oversizeOf(cookie) !== undefined)) return tooLongAdvice(group);
  if (likely === 'Secure' && group.every((lost) => mayLackHttps(chain, lost))) {
    return {
      remedy: t`Redirect to HTTPS first, then set the cookie there. If this host supports only plain HTTP,
        set the cookie without Secure.`,
    };
  }
  if (likely === 'Domain' && isAny(isForSignIn)) {
    const sites = [group[0].setAt, group[0].at].map((at) => hostOf(chain.hops[at]?.url ?? ''));
    if (!isSameSite(sites[0] ?? '', sites[1] ?? '')) return otherSiteAdvice(sites);
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

/** No Domain can include two sites, or an IP address. */
function otherSiteAdvice(hosts: readonly string[]): Partial<Found> {
  const [begun = '', ended = ''] = hosts;
  const remedy = t`Start the sign-in on the same host that receives its response.`;
  return hosts.every((host) => isTrustworthy(`http://${host}`))
    ? {
        severity: 'warning',
        explanation: t`To cookies, ${begun} and ${ended} are different hosts, even if both are this machine.`,
        remedy,
      }
    : { severity: 'warning', remedy };
}

/** Browsers ignore all of these for their size, whatever else may be wrong with them. */
function tooLongAdvice([first]: readonly LostCookie[]): Partial<Found> {
  const { name, value } = first?.cookie ?? { name: '', value: '' };
  return {
    explanation: t`The name and value of ${cookieName(name)} have ${oversizeOf({ name, value }) ?? ''} bytes together. Browsers ignore
      cookies with more than ${MOST_PAIR} bytes.`,
    remedy: t`Keep name and value together within ${MOST_PAIR} bytes: store the data on the server, or split
      it among several cookies.`,
  };
}

/** Few hosts of inner networks have a certificate. Browsers reject SameSite=None without Secure. */
function mayLackHttps({ hops }: RedirectChain, { cookie, setAt }: LostCookie): boolean {
  const url = hops[setAt]?.url ?? '';
  return cookie.sameSite !== 'None' && (hostSpace(url) === 'local' || isInnerName(hostOf(url)));
}

/** Whether browsers reject the cookie; other cookies are stored for the host that set them. */
function isOfAnotherHost(
  { hops }: RedirectChain,
  { cookie: { domain }, setAt }: LostCookie,
): boolean {
  const setter = hostOf(hops[setAt]?.url ?? '');
  return domain !== undefined && setter !== domain && !setter.endsWith(`.${domain}`);
}

/** The cookie alone doesn't show whether its Domain or the server that sets it is wrong. */
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

function toLoopbackFound({ setAt, from, to, names }: LostOnLoopback): Found {
  const list = listText(names.map(cookieName));
  return {
    hop: setAt,
    text:
      names.length > 1
        ? t`Cookies ${list} were set for ${from}, so they weren’t sent to ${to}`
        : t`Cookie ${list} was set for ${from}, so it wasn’t sent to ${to}`,
    explanation: t`${from} and ${to} both mean this machine, but to browsers they are two sites, each with its own
      cookies.`,
    remedy: t`Use one of the two names everywhere: in redirects, in settings and in the address bar. To work with
      either, redirect to the host that was requested.`,
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
