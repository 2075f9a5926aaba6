import { isRedirectStatus, lastHop, type RedirectChain } from '../../chain/chain.ts';
import { withoutFragment, withoutQuery } from '../../chain/chain-edit.ts';
import { type Cycle, pingPong as cycleWithin } from '../../chain/loop.ts';
import { msg, t } from '../../text/i18n.ts';
import { hostOf } from '../../url/origin.ts';
import { isSameSite } from '../../url/site.ts';
import type { Rule } from '../finding.ts';
import { isEndless } from '../kit/loops/endless.ts';
import { changeText, lapText } from '../kit/loops/laps.ts';

/** A chain that went back and forth before moving on. */
export const pingPong: Rule = {
  id: 'ping-pong',
  title: msg`The redirects bounce back and forth before moving on`,
  severity: 'info',
  reference: {
    text: 'RFC 9110 §15.4',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.4',
  },
  find: ({ chain }) => {
    // At the limit it is a loop, which another rule reports.
    const cycle = isEndless(chain) ? undefined : cycleWithin(chain);
    if (!cycle || isHub(chain, cycle) || !movedOn(chain, cycle)) return [];
    return [
      {
        hop: cycle.start,
        text: t`Back and forth ${cycle.laps} times: ${lapText(chain.hops, cycle)}`,
        explanation: `${changeText(chain.hops, cycle)} ${t`A small change could make this an
          infinite loop.`}`,
        remedy: t`Find out what the first iteration accomplishes, and do that before redirecting.`,
      },
    ];
  },
};

/** To another address, or with a response that isn't a redirect. */
function movedOn(chain: RedirectChain, { start, length }: Cycle): boolean {
  const last = lastHop(chain);
  if (last.response && last.error === undefined && !isRedirectStatus(last.response.status))
    return true;
  const lap = chain.hops.slice(start, start + length);
  return lap.every(({ url }) => withoutQuery(url) !== withoutQuery(last.url));
}

/** Cookie syncing between many sites uses a new ID in each iteration, so no two requests are identical. */
function isHub({ hops }: RedirectChain, { start, length }: Cycle): boolean {
  const urlAt = (index: number) => withoutFragment(hops[index]?.url ?? '');
  const lap = hops.slice(start, start + length);
  const repeats = lap.some((_, index) => urlAt(start + index) === urlAt(start + index + length));
  return !repeats && lap.some(({ url }) => !isSameSite(hostOf(url), hostOf(lap[0]?.url ?? url)));
}
