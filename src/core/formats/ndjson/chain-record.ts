/** A chain as one JSON object: what was recorded, and beside it what is derived of it, so that it can be asked for by SQL. */

import { outcomeOf, type RedirectChain } from '../../chain/chain.ts';
import type { Finding } from '../../findings/finding.ts';
import { type Transition, toTransitions } from '../../transition/transition.ts';
import { parseUrl } from '../../url/origin.ts';
import type { Software } from '../imported.ts';
import type { ChainRecord, TransitionRecord } from './record-schema.ts';
import { RECORD_VERSION } from './record-version.ts';

/** What is true of all lines of a file, and stands on each: lines are sorted apart and put together. */
export interface RecordSource {
  /** Placeholders stand in the place of secrets. */
  readonly redacted: boolean;
  /** Who wrote it. */
  readonly creator?: Software | undefined;
  /** Whose requests they are, where that is known. */
  readonly browser?: Software | undefined;
}

/**
 * Makes the record of a chain.
 * @param findings what was found in it
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
