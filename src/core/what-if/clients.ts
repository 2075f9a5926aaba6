/** What other clients would send if a hop had returned another status. */
import { headerValue, type RedirectChain } from '../chain/chain.ts';
import { answerTo } from '../clients/client-answer.ts';
import { clientsWith, differenceBefore, firstSent } from '../clients/compare.ts';
import type { ClientModel } from '../clients/model.ts';
import { groupBy } from '../lists/group-by.ts';
import { t } from '../text/i18n.ts';
import type { NextRequest } from './next-request.ts';

/** Clients that would send the same. */
export interface ClientsAnswer {
  /** `POST with the body`. Its method is from the network. */
  readonly text: string;
  readonly names: readonly [string, ...string[]];
}

/**
 * Groups other clients by what they would send, the largest group first.
 * @param next what a browser would send, with the URL
 */
export function clientsAnswers(
  chain: RedirectChain,
  index: number,
  status: number,
  { url }: NextRequest,
): ClientsAnswer[] {
  const start = firstSent(chain);
  const first = chain.hops[start];
  if (!first || start > index) return [];
  const groups = groupBy(
    clientsWith(first.method),
    (client) => answerText(client, chain, start, { index, status, url }),
    ({ name }) => name,
  );
  return [...groups]
    .map(([text, names]) => ({ text, names }))
    .sort((a, b) => b.names.length - a.names.length);
}

interface Asked {
  readonly index: number;
  readonly status: number;
  readonly url: string;
}

function answerText(
  client: ClientModel,
  chain: RedirectChain,
  start: number,
  { index, status, url }: Asked,
): string {
  const hop = chain.hops[index] ?? chain.hops[0];
  const earlier = differenceBefore(client, chain, start, index);
  if (earlier?.kind === 'unknown') return earlier.text;
  if (earlier) return t`unknown: a request before this hop already differs`;
  const { limit } = client;
  if (limit !== undefined && index - start >= limit) return t`gives up after ${limit} redirects`;
  const told = answerTo(client, hop, status, url);
  if (told.kind !== 'followed') return told.text;
  const { method, bodySent } = told.answer;
  const request = requestText(method, hop.body.kind === 'none' ? undefined : bodySent);
  if (headerValue(hop.requestHeaders, 'authorization') === undefined) return request;
  if (told.authorization === undefined) return request;
  return told.authorization
    ? t`${request}, Authorization sent again`
    : t`${request}, Authorization dropped`;
}

function requestText(method: string, bodySent: boolean | undefined): string {
  if (bodySent === undefined) return method;
  return bodySent ? t`${method} with the body` : t`${method} without the body`;
}
