import { rawLocation } from '../../chain/chain.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { loopOf } from '../kit/loops/endless.ts';
import { growthOf } from '../kit/loops/growth.ts';
import { changeText, lapText } from '../kit/loops/laps.ts';
import { loopLayersText } from '../kit/loops/loop-layers.ts';
import { loopRemedy } from '../kit/loops/loop-remedy.ts';

/** A chain that repeated the same redirects until the client stopped. */
export const redirectLoop: Rule = {
  id: 'redirect-loop',
  title: msg`The redirects form a loop`,
  severity: 'error',
  reference: {
    text: 'RFC 9110 §15.4',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.4',
  },
  find: ({ chain }) => {
    const cycle = growthOf(chain) ? undefined : loopOf(chain);
    // Another rule reports an empty Location, which Firefox resolves to the URL itself.
    if (!cycle || rawLocation(chain.hops[cycle.start] ?? chain.hops[0]) === '') return [];
    const { start, length, laps } = cycle;
    const lap = lapText(chain.hops, cycle);
    return [
      {
        hop: start,
        text:
          length > 1
            ? t`Loop of ${length} URLs, ${laps} iterations: ${lap}`
            : t`Loop of 1 URL, ${laps} iterations: ${lap}`,
        explanation: [changeText(chain.hops, cycle), loopLayersText(chain.hops, cycle)]
          .filter((text) => text !== '')
          .join(' '),
        remedy: loopRemedy(chain.hops, cycle),
      },
    ];
  },
};
