/** A tab's whole state as messages. */
import type { RedirectChain } from '../../core/chain/chain.ts';
import type { BackgroundMessage } from '../../messages.ts';

type Snapshot = Extract<BackgroundMessage, { type: 'snapshot' }>;

/**
 * The most hops in a message: a few MB. Chromium refuses messages of more than 64 MiB, and reading a long one blocks
 * the panel.
 */
const MOST_HOPS = 2000;

/** The most hops of the first message: more than any screen shows, and read at once. */
const MOST_HOPS_AT_FIRST = 200;

/** Writes a snapshot as the messages that are to be sent one after the other: one at least, of one chain at least each. */
export function toSnapshot(
  tabId: number,
  chains: readonly RedirectChain[],
  dropped: number,
  clearedBefore?: number,
): Snapshot[] {
  let before = 0;
  return inParts(chains).map((part) => {
    const after = chains.length - before - part.length;
    const message: Snapshot = {
      type: 'snapshot',
      tabId,
      chains: part,
      dropped,
      ...(clearedBefore !== undefined && { clearedBefore }),
      ...(before > 0 && { before }),
      ...(after > 0 && { after }),
    };
    before += part.length;
    return message;
  });
}

function inParts(chains: readonly RedirectChain[]): RedirectChain[][] {
  let part: RedirectChain[] = [];
  let hops = 0;
  const parts = [part];
  for (const chain of chains) {
    const most = parts.length === 1 ? MOST_HOPS_AT_FIRST : MOST_HOPS;
    if (part.length > 0 && hops + chain.hops.length > most) {
      part = [];
      hops = 0;
      parts.push(part);
    }
    part.push(chain);
    hops += chain.hops.length;
  }
  return parts;
}
