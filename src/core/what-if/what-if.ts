/** What would follow if a hop had returned another redirect status. Nothing is requested to find out. */
import { isInternal, isRedirect, type RedirectChain } from '../chain/chain.ts';
import { observedRequest } from '../conformance/observed-request.ts';
import { requiredOutcome } from '../conformance/required-outcome.ts';
import { endOf } from '../conformance/target.ts';
import type { RedirectStatus } from '../http/status-codes.ts';
import { isPreflight } from '../standards/cors.ts';
import type { RedirectOutcome } from '../standards/redirect.ts';
import { t } from '../text/i18n.ts';
import { type ClientsAnswer, clientsAnswers } from './clients.ts';
import { differences, type NextRequest, predictedRequest, seenRequest } from './next-request.ts';

export type WhatIf =
  /** Why the request is unknown, or nothing is sent. */
  | { readonly kind: 'unknown' | 'nothing'; readonly reason: string }
  | {
      readonly kind: 'request';
      /** What a browser would send. */
      readonly next: NextRequest;
      /** What was observed instead; undefined if nothing was. */
      readonly seen: NextRequest | undefined;
      /** In what the two are known to differ. */
      readonly differs: readonly (keyof NextRequest)[];
      readonly clients: readonly ClientsAnswer[];
    };

/** Returns whether another status can be tried for a hop: a server responded to it with a redirect. */
export function canAsk(chain: RedirectChain, index: number): boolean {
  const hop = chain.hops[index];
  if (!hop?.response || isInternal(hop.redirect) || hop.redirect?.cause === 'unknown') return false;
  return isRedirect(hop);
}

/**
 * Predicts the request that would follow if hop `index` had returned `status`, all else being equal. The prediction
 * ends at that request, because the server's response to it is unknown.
 */
export function whatIf(chain: RedirectChain, index: number, status: RedirectStatus): WhatIf {
  const hop = chain.hops[index];
  if (!hop || !canAsk(chain, index)) {
    return { kind: 'unknown', reason: t`No server’s redirect was observed here.` };
  }
  if (isPreflight(hop)) {
    return { kind: 'nothing', reason: t`Browsers never follow a redirect of a CORS preflight.` };
  }
  const outcome = outcomeOf(chain, index, status);
  if (outcome.kind !== 'request') return { kind: 'nothing', reason: endOf(outcome).text };
  const seen = seenRequest(chain, index);
  const answered = outcomeOf(chain, index, hop.response?.status ?? 0);
  if (!seen && answered.kind === 'request' && isOver(chain, index)) {
    return {
      kind: 'unknown',
      reason: t`The browser didn’t follow this redirect. The recording doesn’t show whether it would
        have followed a ${status}.`,
    };
  }
  const next = predictedRequest(chain, index, outcome.request);
  const before = seen && withPreflight(seen, chain, index, answered);
  return {
    kind: 'request',
    next,
    seen: before,
    differs: before ? differences(before, next) : [],
    clients: clientsAnswers(chain, index, status, next),
  };
}

function outcomeOf(chain: RedirectChain, index: number, status: number): RedirectOutcome {
  const hop = chain.hops[index] ?? chain.hops[0];
  return requiredOutcome(observedRequest(chain, index), hop, status, chain.hops[index + 1]?.url);
}

/** A preflight is a separate request, so the rules determine whether one was needed. */
function withPreflight(
  seen: NextRequest,
  chain: RedirectChain,
  index: number,
  answered: RedirectOutcome,
): NextRequest {
  if (answered.kind !== 'request') return seen;
  return { ...seen, preflight: predictedRequest(chain, index, answered.request).preflight };
}

/** Returns whether nothing can follow a hop: CORS, a policy or the page itself may have stopped the request. */
function isOver({ hops, ended, cut }: RedirectChain, index: number): boolean {
  return hops[index]?.error !== undefined || (ended && !cut);
}
