/** Chains like those of a day in a shop, for measurements that need many. */
import type { RedirectChain } from '../src/core/chain/chain.ts';
import { record } from '../test/support/chains.ts';

const HEADERS =
  '{Accept: text/html; Accept-Language: en; Cookie: sid=abcdef, theme=dark; Origin: https://shop.test; ' +
  'Referer: https://shop.test/basket; Sec-Fetch-Mode: cors; User-Agent: Mozilla/5.0; X-Trace: 1}';

/** Creates that many chains of two to five hops. */
export function makeChains(count: number): RedirectChain[] {
  return Array.from({ length: count }, (_, id) => {
    const host = `s${id % 40}.shop.test`;
    const method = ['GET', 'POST', 'GET', 'PUT'][id % 4] ?? 'GET';
    const body = method === 'GET' ? '' : ` (${(id % 50) * 400} B)`;
    const status = [301, 302, 307, 308, 303][id % 5];
    const kept = method === 'GET' || status === 307 || status === 308;
    const next = kept || method === 'PUT' ? `${method} ` : 'GET ';
    const hops = [
      `${method} https://${host}/checkout/${id}?step=1${body} ${HEADERS} ${status}${id % 3 === 0 ? ` {Set-Cookie: seen=${id}}` : ''}`,
      ...Array.from(
        { length: id % 4 },
        (_, hop) => `${next}https://${host}/v${hop}/orders/${id}${kept ? body : ''} ${HEADERS} 307`,
      ),
      `${next}https://${id % 3 === 0 ? 'pay.test' : host}/done/${id}${kept ? body : ''} ${HEADERS} ${id % 17 === 0 ? 404 : 200}`,
    ];
    return record(hops.join(' / '), { requestId: String(id), startsAt: id * 100 });
  });
}
