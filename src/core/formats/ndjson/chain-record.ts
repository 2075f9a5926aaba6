/** A chain as one JSON object: what was recorded and what is derived from it, so that SQL can query both. */

import { outcomeOf, type RedirectChain } from '../../chain/chain.ts';
import type { Finding } from '../../findings/finding.ts';
import { type Transition, toTransitions } from '../../transition/transition.ts';
import { parseUrl } from '../../url/origin.ts';
import type { Software } from '../imported.ts';
import type { ChainRecord, TransitionRecord } from './record-schema.ts';
import { RECORD_VERSION } from './record-version.ts';

/** Properties of the whole file, repeated on every line, because lines are sorted and combined. */
export interface RecordSource {
  /** Whether placeholders replace secrets. */
  readonly redacted: boolean;
  /** Who wrote it. */
  readonly creator?: Software | undefined;
  /** The browser that sent the requests, if known. */
  readonly browser?: Software | undefined;
}

/**
 * Creates the record of a chain.
 * @param findings its findings
 */
export function toChainRecord(
  chain: RedirectChain,
  { redacted, creator, browser }: RecordSource,
  findings: readonly Finding[],
): ChainRecord {
  return {
    version: RECORD_VERSION,
    redacted,
    ...(creator && { creator }),
    ...(browser && { browser }),
    ...chain,
    outcome: outcomeOf(chain),
    transitions: toTransitions(chain).map((transition) => toTransitionRecord(chain, transition)),
    findings: findings.map(({ id, severity, hop }) => ({ id, severity, hop })),
  };
}

function toTransitionRecord(chain: RedirectChain, transition: Transition): TransitionRecord {
  const { fromIndex, cause, inferred, status, fromMethod, toMethod, verdict, body } = transition;
  return {
    from: fromIndex,
    fromHost: hostOf(chain.hops[fromIndex]?.url),
    toHost: hostOf(chain.hops[fromIndex + 1]?.url),
    cause,
    inferred,
    status: status ?? null,
    fromMethod,
    toMethod,
    verdict,
    body,
    lostHeaders: transition.lostHeaders,
    hidesOrigin: transition.hidesOrigin,
    missingCookies: transition.missingCookies.map(({ name }) => name),
    ...(transition.gap && { gap: transition.gap }),
  };
}

function hostOf(url: string | undefined): string {
  return parseUrl(url ?? '')?.host ?? '';
}
