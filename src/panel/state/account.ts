/** The live session as both witnesses report it: webRequest, via the background script, and DevTools' network log. Pure. */
import type { RedirectChain } from '../../core/chain/chain.ts';
import { isLogged } from '../../core/network-log/logged-chains.ts';
import type { Account } from '../../core/network-log/network-log.ts';
import { lastState, withMarksOf } from './pins-and-notes.ts';
import { inTime, withChains } from './sessions.ts';
import type { Session } from './types.ts';

/** The session with what both witnesses report: its chains, and those that only the network log saw. */
export function withAccount(session: Session, { matches, logged, evicted }: Account): Session {
  const chains = new Map<string, RedirectChain>();
  for (const [id, chain] of session.chains) {
    const last = isLogged(chain) ? lastState(chain) : chain;
    if (last) chains.set(id, last);
  }
  for (const chain of logged) {
    const known = session.chains.get(chain.id);
    chains.set(chain.id, known?.hops === chain.hops ? known : withMarksOf(chain, known));
  }
  const network = { ...session, network: matches, evicted };
  const ids = [...session.chains.keys()];
  const isSame =
    chains.size === ids.length && ids.every((id) => chains.get(id) === session.chains.get(id));
  const isKnown = matches === session.network && evicted === session.evicted;
  if (isSame) return isKnown ? session : network;
  return withChains(network, inTime(chains));
}
