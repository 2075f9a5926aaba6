import { type Hop, headerValue, lastHop, type RedirectChain } from '../../chain/chain.ts';
import { withoutQuery } from '../../chain/chain-edit.ts';
import { likelyCorsRefusal } from '../../standards/cors.ts';
import { msg, t } from '../../text/i18n.ts';
import { hostOf, originOf } from '../../url/origin.ts';
import type { Found, Rule } from '../finding.ts';
import { eventSourceText, mayBeEventSource } from '../kit/pages/event-source.ts';
import { beginsSignIn, isRefusedRedirect, signInRedirectOf } from '../kit/pages/sign-in-call.ts';
import { isPage } from '../kit/pages/wanted-type.ts';
import type { ServerRedirect } from '../kit/redirects/server-redirects.ts';
import { urlText } from '../kit/texts/url-text.ts';

/** A script's request that was redirected to a sign-in page. */
export const callSentToSignIn: Rule = {
  id: 'call-sent-to-sign-in',
  title: msg`A script’s request was redirected to a sign-in page`,
  severity: 'error',
  reference: {
    text: 'RFC 9110 §15.5.2',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2',
  },
  find: ({ chain }) => {
    const redirect = signInRedirectOf(chain);
    if (!redirect) return [];
    const begun = beginsSignIn(redirect) ? beginningAdvice() : {};
    if (isRefusedRedirect(chain, redirect)) return [{ ...toRefused(chain, redirect), ...begun }];
    const end = lastHop(chain);
    if (!redirect.next || !(isBlocked(chain, redirect) || isTakenForData(end))) return [];
    return [{ ...toFound(chain, redirect, end), ...begun }];
  },
};

/** A URL that begins a sign-in needs no session, so no session has ended. */
function beginningAdvice(): Pick<Found, 'explanation' | 'remedy'> {
  return {
    explanation: t`This URL likely begins a sign-in: after it, the provider returns to this URL or to one below it.
      Sign-in pages are for the address bar: a script can’t show them, and likely can’t even read them.`,
    remedy: t`Navigate to this URL instead of requesting it from a script: use a plain link, a form or
      location.assign(). If a router’s link requests it, mark the link as external.`,
  };
}

/** Only a 2xx status looks like success to a script (Fetch, ok status). */
function isTakenForData(end: Hop): boolean {
  const status = end.response?.status ?? 0;
  return isPage(end) && status >= 200 && status < 300;
}

/** Scripts can't read another origin's page unless it allows that, and identity providers don't. */
function isBlocked(chain: RedirectChain, { toUrl }: ServerRedirect): boolean {
  const [own, end] = [originOf(chain.hops[0].url), lastHop(chain)];
  if (likelyCorsRefusal(chain) !== undefined) return true;
  return own !== toUrl.origin && own !== originOf(end.url) && !isAllowed(end);
}

function isAllowed({ response }: Hop): boolean {
  return (
    response?.headers?.some(({ name }) => /^access-control-allow-origin$/i.test(name)) === true
  );
}

function toFound(chain: RedirectChain, redirect: ServerRedirect, end: Hop): Found {
  const { index, from, to, status } = redirect;
  const { method, requestHeaders } = chain.hops[0];
  const blocked = isBlocked(chain, redirect);
  return {
    hop: index,
    severity: blocked ? 'error' : 'warning',
    text: blocked
      ? t`${status} sent a script’s ${method} to the sign-in of ${hostOf(to)}`
      : t`${status} sent a script’s ${method} to the sign-in page ${urlText(withoutQuery(to), from.url)}`,
    ...(mayBeEventSource(chain)
      ? eventSourceAdvice()
      : {
          explanation: blocked ? blockedText(redirect) : successText(end),
          remedy:
            blocked && isOwn(redirect)
              ? `${remedyText()}${readableText(headerValue(requestHeaders, 'origin'))}`
              : remedyText(),
        }),
  };
}

/** Its script sees neither the page nor a status, whatever CORS allows. */
function eventSourceAdvice(): Pick<Found, 'explanation' | 'remedy'> {
  return {
    explanation: `${t`The session has likely ended.`} ${eventSourceText()}`,
    remedy: `${statusText()} ${t`If the script uses EventSource, have it check the session with another request
      when the connection fails.`}`,
  };
}

function successText({ response }: Hop): string {
  return t`The session has likely ended. The script gets the page with status
    ${response?.status ?? ''} as if its request had succeeded; only response.redirected and
    the content type show that it didn’t.`;
}

/**
 * A server that sends its own sign-in page could allow scripts to read it; the headers of a server that redirects to
 * another one's page make no difference.
 */
function blockedText(redirect: ServerRedirect): string {
  return isOwn(redirect)
    ? t`The session has likely ended. CORS likely keeps the sign-in page from the script. Even if the page passed,
      the script would only get a page meant for the address bar.`
    : t`The session has likely ended. The sign-in page is meant for the address bar: scripts can’t read it,
      and no CORS header from ${redirect.fromUrl.host} changes that.`;
}

function isOwn({ fromUrl, toUrl }: ServerRedirect): boolean {
  return fromUrl.origin === toUrl.origin;
}

/** The redirect itself fails the CORS check; with the missing header, the script would get a sign-in page. */
function toRefused(chain: RedirectChain, { index, from, to, status }: ServerRedirect): Found {
  return {
    hop: index,
    severity: 'error',
    text: t`${status} redirects a script’s ${from.method} to the sign-in page
      ${urlText(withoutQuery(to), from.url)}`,
    explanation: t`The session has likely ended. The browser didn’t follow the redirect, likely because it
      fails the CORS check. Even if it passed, the script would only get a sign-in page, which is meant for
      the address bar.`,
    remedy: `${remedyText()}${readableText(headerValue(from.requestHeaders, 'origin'))}`,
    ...(mayBeEventSource(chain) && eventSourceAdvice()),
  };
}

/** CORS would prevent the script from reading the 401 as well. */
function readableText(origin: string | undefined): string {
  if (origin === undefined || origin === 'null') return '';
  return ` ${t`So that scripts can read the 401, send “Access-Control-Allow-Origin: ${origin}” with it and, if
    cookies are needed, “Access-Control-Allow-Credentials: true”.`}`;
}

function remedyText(): string {
  return `${statusText()} ${t`On 401, have the page navigate to the sign-in.`}`;
}

function statusText(): string {
  return t`Return 401 to requests from scripts (Sec-Fetch-Mode: cors, X-Requested-With, or an Accept
    without text/html), and redirect only documents.`;
}
