/** Who saw a hop, in words, and where the two witnesses contradict each other. */
import type { Hop } from '../../../core/chain/chain.ts';
import { type Witness, witnessOf } from '../../../core/chain/network-facts.ts';
import { type Message, msg, t, translate } from '../../../core/text/i18n.ts';
import { visibleText } from '../../../core/text/visible-text.ts';

const SENTENCES: Readonly<Record<Witness, Message | undefined>> = {
  webRequest: msg`Reported by webRequest.`,
  log: msg`Reported by DevTools’ network log alone: webRequest missed it, or was not listening.`,
  both: msg`Reported by webRequest and by DevTools’ network log.`,
  file: undefined,
};

/** Names who saw a hop; undefined if the hop's file doesn't say. */
export function witnessText(hop: Hop): string | undefined {
  const sentence = SENTENCES[witnessOf(hop)];
  return sentence && translate(sentence);
}

/** Describes where the log contradicts webRequest; undefined if they agree. */
export function contradictionText({ contradiction }: Hop): string | undefined {
  if (!contradiction) return undefined;
  const { method, status, target } = contradiction;
  const told = [method, status?.toString(), target === undefined ? undefined : `→ ${target}`];
  const words = told.filter((word) => word !== undefined).join(' ');
  return t`DevTools’ network log says otherwise: ${visibleText(words)}`;
}
