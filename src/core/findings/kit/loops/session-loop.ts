/** Loops between pages of a host that may judge the same session differently, without a sign-in among them. */
import { type Hop, headerValue, isInternal } from '../../../chain/chain.ts';
import { readCookies } from '../../../http/cookies/set-cookie.ts';
import { t } from '../../../text/i18n.ts';
import { isForOthers } from '../cookies/cookie-purpose.ts';
import { listText } from '../texts/url-text.ts';

/**
 * Gives a remedy for both causes, the session and the rules, because the requests are the same in both cases; undefined
 * if it is known that no session plays a part.
 */
export function sessionOrRuleRemedy(hops: readonly Hop[], lap: readonly Hop[]): string | undefined {
  const names = sharedCookies(lap);
  // Secure cookies are not sent by HTTP.
  const safe = lap.filter(({ url }) => /^https:/i.test(url));
  const safeNames = names.length === 0 && safe.length > 1 ? sharedCookies(safe) : [];
  if (names.length + safeNames.length === 0 && !mayLackCookies(hops)) return undefined;
  const fact = safeNames.length > 0 ? safeText(safeNames) : factText(names);
  return `${fact} ${t`If the redirects depend on the session, these URLs judge it differently. Have all of
    them check the same conditions, such as being signed in or set up, and show an error instead of redirecting back.
    Otherwise, two rules conflict. Restrict one so that it no longer matches the other’s target.`}`;
}

function factText(names: readonly string[]): string {
  if (names.length === 0) {
    return t`These URLs redirect to one another, and the recording doesn’t show whether the requests had cookies.`;
  }
  return names.length > 1
    ? t`These URLs redirect to one another, and each request includes the cookies ${listText(names)}.`
    : t`These URLs redirect to one another, and each request includes the cookie ${listText(names)}.`;
}

function safeText(names: readonly string[]): string {
  return names.length > 1
    ? t`These URLs redirect to one another, and each HTTPS request includes the cookies ${listText(names)}.`
    : t`These URLs redirect to one another, and each HTTPS request includes the cookie ${listText(names)}.`;
}

/** Names the cookies that all of these requests sent, and that may be a session's. */
function sharedCookies(lap: readonly Hop[]): string[] {
  const [first = [], ...others] = lap
    .filter(({ redirect }) => !isInternal(redirect))
    .map(({ requestHeaders = [] }) => readCookies(requestHeaders).map(({ name }) => name));
  const shared = first.filter((name) => others.every((names) => names.includes(name)));
  return [...new Set(shared)].filter((name) => !isForOthers(name));
}

/** Returns whether requests may have had cookies that aren't known: Chrome leaves them out of files by default. */
export function mayLackCookies(hops: readonly Hop[]): boolean {
  return hops.every(
    ({ witness, requestHeaders, redirect }) =>
      isInternal(redirect) ||
      requestHeaders === undefined ||
      (witness === 'file' && headerValue(requestHeaders, 'cookie') === undefined),
  );
}
