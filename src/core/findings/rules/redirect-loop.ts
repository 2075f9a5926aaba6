import { type Hop, isInternal, lastHop, rawLocation } from '../../chain/chain.ts';
import { type Cycle, closingCycle } from '../../chain/loop.ts';
import { isRedirectLimit } from '../../chain/network-error.ts';
import { msg, t } from '../../text/i18n.ts';
import { originOf } from '../../url/origin.ts';
import type { Rule } from '../finding.ts';
import { changeText, lapText, unreturnedCookies } from '../kit/laps.ts';
import { listText } from '../kit/url-text.ts';

/** A chain that went round in circles until the browser gave up. */
export const redirectLoop: Rule = {
  id: 'redirect-loop',
  title: msg`The redirects go round in circles`,
  severity: 'error',
  reference: {
    text: 'RFC 9110 §15.4',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.4',
  },
  find: ({ chain }) => {
    if (!isRedirectLimit(lastHop(chain).error)) return [];
    const cycle = closingCycle(chain);
    // Another rule tells of an empty Location, which Firefox takes for the URL itself.
    if (!cycle || rawLocation(chain.hops[cycle.start] ?? chain.hops[0]) === '') return [];
    const { start, length, laps } = cycle;
    return [
      {
        hop: start,
        text: t`Loop of ${length}, ${laps} times: ${lapText(chain.hops, cycle)}`,
        explanation: changeText(chain.hops, cycle),
        remedy: remedyOf(chain.hops, cycle),
      },
    ];
  },
};

function remedyOf(hops: readonly Hop[], cycle: Cycle): string {
  const lost = unreturnedCookies(hops, cycle);
  if (lost.length > 0) {
    return t`Each lap sets ${listText(lost)}, and no request carries it: find out why, or decide without it.`;
  }
  const lap = hops.slice(cycle.start, cycle.start + cycle.length);
  if (lap.some(({ redirect }) => isInternal(redirect))) {
    return t`The browser goes to https by itself, the server sends it back to http: take that rule away.`;
  }
  if (lap.length === 1) {
    return t`The rule does not see that it was obeyed. Behind a proxy that ends TLS, have it look at X-Forwarded-Proto; else make an exception for its own target.`;
  }
  if (new Set(lap.map(({ url }) => originOf(url))).size > 1) {
    return t`Two rules disagree on the scheme or the host: decide which one is right, and keep its rule alone.`;
  }
  return t`Two rules disagree: give one of them a condition that the other fulfils.`;
}
