import { type Hop, headerValue } from '../../chain/chain.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { isPermanent, serverRedirects } from '../kit/redirects/server-redirects.ts';
import { urlText } from '../kit/texts/url-text.ts';

/** A permanent redirect from the browser's cache, about which the server was not asked again. */
export const permanentFromCache: Rule = {
  id: 'permanent-from-cache',
  title: msg`A permanent redirect came from the cache`,
  severity: 'info',
  needs: ['cached'],
  reference: {
    text: 'RFC 9110 §15.1',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.1',
  },
  find: ({ chain }) =>
    serverRedirects(chain)
      .filter(({ status, from }) => isPermanent(status) && from.response?.fromCache === true)
      .map(({ index, from, status, to }) => ({
        hop: index,
        text: t`${status} came from the cache; the server was not contacted`,
        explanation: lifetimeText(from, urlText(from.url), urlText(to, from.url)),
        remedy: t`To see the server’s current response, select “Disable cache” in the Network
          panel. Use “Cache-Control: max-age” to limit how long permanent redirects are cached. To
          undo a redirect, serve the page at its target: a redirect back can loop.`,
      })),
};

/** For how long, according to the response itself (RFC 9111 §5.2.2.1). */
function lifetimeText({ response }: Hop, from: string, to: string): string {
  const control = headerValue(response?.headers, 'cache-control') ?? '';
  const [, seconds] = /(?:^|[\s,])max-age=(\d+)/i.exec(control) ?? [];
  return seconds === undefined
    ? t`The server can no longer change this redirect for this user. For as long as the browser
      keeps it cached, ${from} redirects to ${to}, whatever the server would return now.`
    : t`The server can no longer change this redirect for this user. Its max-age is ${seconds} (in
      seconds). Until then, ${from} redirects to ${to}, whatever the server would return now.`;
}
