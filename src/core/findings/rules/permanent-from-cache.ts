import { type Hop, headerValue } from '../../chain/chain.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { isPermanent, serverRedirects } from '../kit/server-redirects.ts';
import { urlText } from '../kit/url-text.ts';

/** A permanent redirect that the browser remembered, and for which it did not ask the server. */
export const permanentFromCache: Rule = {
  id: 'permanent-from-cache',
  title: msg`A permanent redirect came from the cache`,
  severity: 'info',
  reference: {
    text: 'RFC 9110 §15.1',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.1',
  },
  find: ({ chain }) =>
    serverRedirects(chain)
      .filter(({ status, from }) => isPermanent(status) && from.response?.fromCache === true)
      .map(({ index, from, status, to }) => ({
        hop: index,
        text: t`${status} from the cache: the server was not asked`,
        explanation: lifetimeText(from, urlText(from.url), urlText(to, from.url)),
        remedy: t`To see what it says now, tick “Disable cache” in the network panel. Give permanent redirects a lifetime that you can bear, by “Cache-Control: max-age”; to take one back, redirect the target back.`,
      })),
};

/** How long, by its own word (RFC 9111 §5.2.2.1). */
function lifetimeText({ response }: Hop, from: string, to: string): string {
  const control = headerValue(response?.headers, 'cache-control') ?? '';
  const [, seconds] = /(?:^|[\s,])max-age=(\d+)/i.exec(control) ?? [];
  return seconds === undefined
    ? t`It can no longer change its mind for this user: for as long as the browser likes, ${from} leads to ${to}, whatever the server says now.`
    : t`It can no longer change its mind for this user: for ${seconds} seconds from when it was fetched, ${from} leads to ${to}, whatever the server says now.`;
}
