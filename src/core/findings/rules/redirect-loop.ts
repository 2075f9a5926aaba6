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
  title: msg`The redirects form a loop`,
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
        text: t`Loop of length ${length}, ${laps} iterations: ${lapText(chain.hops, cycle)}`,
        explanation: changeText(chain.hops, cycle),
        remedy: remedyOf(chain.hops, cycle),
      },
    ];
  },
};

function remedyOf(hops: readonly Hop[], cycle: Cycle): string {
  const lost = unreturnedCookies(hops, cycle);
  if (lost.length > 0) {
    return t`Find out why the Cookie header doesn’t include ${listText(lost)}, which each
      iteration sets. Alternatively, don’t base the redirect on cookies.`;
  }
  const lap = hops.slice(cycle.start, cycle.start + cycle.length);
  if (lap.some(({ redirect }) => isInternal(redirect))) {
    return t`The browser upgrades to HTTPS, then the server redirects back to HTTP. Remove that
      server rule.`;
  }
  if (lap.length === 1) {
    return t`The rule also matches its own target. Behind a TLS-terminating proxy, make the rule
      check X-Forwarded-Proto. Otherwise, exclude the target from the rule.`;
  }
  if (new Set(lap.map(({ url }) => originOf(url))).size > 1) {
    return t`Two rules conflict over the scheme or host. Decide which rule is right and remove the
      other.`;
  }
  return t`Two rules conflict. Restrict one of them so that it no longer matches the other’s
    target.`;
}
