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
      if (isDoubled(prefix, from, to)) return [toFound(redirect, prefix, 'doubled')];
      if (!isLost(prefix, fromUrl, toUrl)) return [];
      if (isKept(prefix, from, to)) return [toFound(redirect, prefix, 'lost')];
      // An application's front page is its prefix; deeper pages don't show where it ends.
      if (from.endsWith('/')) return [toFound(redirect, bare(from), 'lost')];
      const isDeep = from.indexOf('/', prefix.length + 1) > 0;
      return [toFound(redirect, prefix, isDeep ? 'maybe-longer' : 'lost')];
    }),
};

function isDoubled(prefix: string, from: string, to: string): boolean {
  return startsWith(to, prefix + prefix) && !startsWith(from, prefix + prefix);
}

/** The pages to which an application's front page leads. */
const FRONT =
  /^\/(home|index|start|welcome|overview|dashboards?|main|setup|install)(\.[a-z]+)?\/?$/;

/** What follows the prefix goes on without it; or a sign-in or another front page lies outside of it. */
function isLost(prefix: string, source: URL, target: URL): boolean {
  const to = target.pathname;
  if (startsWith(to, prefix)) return false;
  const rest = source.pathname.slice(prefix.length);
  // Nothing but a sign-in leads to a front page that isn't there.
  if (to === '/') return rest !== '' && isSignIn(source);
  if (isSignIn(target) || (rest === '/' && FRONT.test(to))) return true;
  return bare(rest) !== '' && bare(rest) === bare(to);
}

/** Returns whether a path goes on where another one goes on after its prefix. */
function isKept(prefix: string, from: string, to: string): boolean {
  const [part = ''] = /^\/[^/]+/.exec(to) ?? [];
  return part !== '' && startsWith(from.slice(prefix.length), part);
}

function startsWith(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`);
}

function bare(path: string): string {
  return path.replace(/\/$/, '');
}

type Fault = 'doubled' | 'lost' | 'maybe-longer';

function toFound({ index, from, to }: ServerRedirect, prefix: string, fault: Fault): Found {
  return {
    hop: index,
    text: factText(urlText(to, from.url), prefix, fault),
    explanation: t`If a proxy serves an application under ${prefix}, either both or neither of them add the
      prefix to redirects. Otherwise, the redirect points to a missing page.`,
    remedy: t`If so, configure the prefix in one place: tell the application its base path (X-Forwarded-Prefix,
      root path, context path), or have the proxy rewrite the Location (proxy_redirect in nginx,
      ProxyPassReverse in Apache).`,
  };
}

function factText(target: string, prefix: string, fault: Fault): string {
  switch (fault) {
    case 'doubled':
      return t`${target} likely has the prefix ${prefix} twice and doesn’t exist (404)`;
    case 'lost':
      return t`${target} likely lacks the prefix ${prefix} and doesn’t exist (404)`;
    case 'maybe-longer':
      return t`${target} likely lacks the prefix ${prefix}, or a longer one, and doesn’t exist (404)`;
  }
}
