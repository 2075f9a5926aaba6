/** The text of bodies, which is stored once, however often it was sent. */
import type { RedirectChain } from './chain.ts';

/**
 * Finds the text of a hop's body; one that is sent again unchanged is stored only with the hop that sent it first.
 * Undefined if the body has no text: it is binary, too long to be stored, or not bytes.
 */
export function bodyText(chain: RedirectChain, index: number): string | undefined {
  const body = chain.hops[index]?.body;
  if (body?.kind !== 'bytes') return undefined;
  for (const hop of chain.hops.slice(0, index + 1).reverse()) {
    if (hop.body.kind !== 'bytes' || hop.body.digest !== body.digest) return undefined;
    if (hop.body.text !== undefined) return hop.body.text;
  }
  return undefined;
}
