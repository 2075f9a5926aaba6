import { headerValue, type LinkCause, lastHop, type RedirectChain } from '../../chain/chain.ts';
import { msg, t } from '../../text/i18n.ts';

import type { Rule } from '../finding.ts';
import { urlText } from '../kit/texts/url-text.ts';

/** Causes that a status could replace. A form can send what no status can, and a preflight leads nowhere. */
const REPLACEABLE: ReadonlySet<LinkCause> = new Set([
  'refresh-header',
  'meta-refresh',
  'script',
  'client-side',
]);

/** A page that navigated on by itself, where a 3xx could do the same before the page is loaded. */
export const clientSideRedirect: Rule = {
  id: 'client-side-redirect',
  title: msg`A client-side redirect could be an HTTP redirect`,
  severity: 'info',
  needs: ['link'],
  reference: {
    text: 'Google Search, redirects',
    url: 'https://developers.google.com/search/docs/crawling-indexing/301-redirects',
  },
  find: ({ chain, before }) => {
    const { link, hops } = chain;
    // Several in a row or in a circle have one cause, so only the first is reported.
    if (!link || !isReplaceable(chain) || (before && isReplaceable(before))) return [];
    const from = before && lastHop(before).url;
    return [
      {
        hop: 0,
        text:
          from === undefined
            ? t`${startText(link.cause)} navigated here`
            : t`${startText(link.cause)} navigated here from ${urlText(from, hops[0].url)}`,
        explanation: t`A whole page was loaded only to navigate away. Crawlers follow such
          redirects late and tools not at all, and the Back button may get stuck.`,
        remedy: isScript(link.cause)
          ? t`If the server has the information that the script uses, return 302, or 301 if the
            page has moved permanently.`
          : t`Return 302, or 301 if the page has moved permanently.`,
        // A script may have had a reason that a status would not consider.
        ...(before &&
          !isScript(link.cause) &&
          !hasWorked(before) && {
            fixes: fixesOf(before, hops[0].url),
          }),
      },
    ];
  },
};

/** Scripts in frames have good reasons to navigate, such as silent sign-ins. */
function isReplaceable({ link, type, hops }: RedirectChain): boolean {
  if (!link || link.certainty === 'possible' || type !== 'main_frame') return false;
  return REPLACEABLE.has(link.cause) && hops[0].method === 'GET';
}

function startText(cause: LinkCause): string {
  switch (cause) {
    case 'refresh-header':
      return t`A Refresh header`;
    case 'meta-refresh':
      return t`A meta refresh`;
    case 'script':
      return t`A script`;
    default:
      return t`A script or meta element`;
  }
}

function isScript(cause: LinkCause): boolean {
  return cause === 'script' || cause === 'client-side';
}

/** A page that processed something or set a cookie: server configuration would respond before that happens. */
function hasWorked(before: RedirectChain): boolean {
  const { method, response } = lastHop(before);
  return method !== 'GET' || headerValue(response?.headers, 'set-cookie') !== undefined;
}

function fixesOf(before: RedirectChain, to: string) {
  const from = lastHop(before).url;
  return [
    { status: 302 as const, from, to },
    { status: 301 as const, from, to },
  ];
}
