import { msg, t } from '../../text/i18n.ts';
import type { Found, Rule } from '../finding.ts';
import { isSignIn } from '../kit/page-kinds.ts';
import { type ServerRedirect, serverRedirects } from '../kit/server-redirects.ts';
import { urlText } from '../kit/url-text.ts';

/** A Location that has lost or doubled the prefix under which a proxy offers an application, so that nothing is there. */
export const pathPrefixWrong: Rule = {
  id: 'path-prefix-wrong',
  title: msg`A redirect likely lost or doubled a path prefix`,
  severity: 'warning',
  reference: {
    text: 'RFC 9110 §10.2.2',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-10.2.2',
  },
  find: ({ chain }) =>
    serverRedirects(chain).flatMap((redirect) => {
      const { fromUrl, toUrl, next } = redirect;
      if (next?.response?.status !== 404 || fromUrl.hostname !== toUrl.hostname) return [];
      const [from, to] = [fromUrl.pathname, toUrl.pathname];
      const [prefix = ''] = /^\/[^/]+/.exec(from) ?? [];
      if (prefix === '') return [];
      if (isDoubled(prefix, from, to)) return [toFound(redirect, prefix, true)];
      return isLost(prefix, fromUrl, toUrl) ? [toFound(redirect, prefix, false)] : [];
    }),
};

function isDoubled(prefix: string, from: string, to: string): boolean {
  return startsWith(to, prefix + prefix) && !startsWith(from, prefix + prefix);
}

/** The same path without its first part; or, from the application's front page, a path outside of it. */
function isLost(prefix: string, source: URL, target: URL): boolean {
  const { pathname } = source;
  const to = target.pathname;
  if (startsWith(to, prefix)) return false;
  const rest = pathname.slice(prefix.length);
  // Nothing but a sign-in leads to a front page that isn't there.
  if (to === '/') return rest !== '' && isSignIn(source);
  return rest === '/' || isSignIn(target) || (rest !== '' && bare(rest) === bare(to));
}

function startsWith(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`);
}

function bare(path: string): string {
  return path.replace(/\/$/, '');
}

function toFound({ index, from, to }: ServerRedirect, prefix: string, isDoubled: boolean): Found {
  const target = urlText(to, from.url);
  return {
    hop: index,
    text: isDoubled
      ? t`${target} likely has the prefix ${prefix} twice and doesn’t exist (404)`
      : t`${target} likely lacks the prefix ${prefix} and doesn’t exist (404)`,
    explanation: t`If a proxy serves an application under ${prefix}, either both or neither of them add the
      prefix to redirects. Otherwise, the redirect points to a missing page.`,
    remedy: t`If so, configure the prefix in one place: tell the application its base path (X-Forwarded-Prefix,
      root path, context path), or have the proxy rewrite the Location (proxy_redirect in nginx,
      ProxyPassReverse in Apache).`,
  };
}
