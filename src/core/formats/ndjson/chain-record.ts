/** A chain as one JSON object: what was recorded, and beside it what is derived of it, so that it can be asked for by SQL. */

import { type Outcome, outcomeOf } from '../../chain/chain.ts';
import type { EnrichedChain } from '../../chain/network-facts.ts';
import type { Finding, Severity } from '../../findings/finding.ts';
import {
  type BodyFate,
  type MethodVerdict,
  type Transition,
  toTransitions,
} from '../../transition/transition.ts';
import { parseUrl } from '../../url/origin.ts';
import type { Software } from '../imported.ts';
import { RECORD_VERSION } from './record-version.ts';

/** From one hop to the next. */
export interface TransitionRecord {
  /** Index of the hop that was redirected. */
  readonly from: number;
  /** As URLs have them, with the port where it is not the scheme's own; "" where there is none. */
  readonly fromHost: string;
  readonly toHost: string;
  readonly cause: Transition['cause'];
  readonly inferred: boolean;
  /** null where no server sent the redirect. */
  readonly status: number | null;
  readonly fromMethod: string;
  readonly toMethod: string;
  readonly verdict: MethodVerdict;
  readonly body: BodyFate;
  readonly lostHeaders: readonly string[];
  readonly hidesOrigin: boolean;
  /** Names of cookies that were set and not sent on. */
  readonly missingCookies: readonly string[];
}

export interface FindingRecord {
  readonly id: string;
  readonly severity: Severity;
  /** Index of the hop. */
  readonly hop: number;
}

/** What is true of all lines of a file, and stands on each: lines are sorted apart and put together. */
export interface RecordSource {
  /** Placeholders stand in the place of secrets. */
  readonly redacted: boolean;
  /** Who wrote it. */
  readonly creator?: Software | undefined;
  /** Whose requests they are, where that is known. */
  readonly browser?: Software | undefined;
}

/** One line of the file. Between what is true of the file and what is derived, the fields are the chain's own. */
export interface ChainRecord extends EnrichedChain, RecordSource {
  readonly version: typeof RECORD_VERSION;
  readonly outcome: Outcome;
  readonly transitions: readonly TransitionRecord[];
  readonly findings: readonly FindingRecord[];
}

/**
 * Makes the record of a chain.
 * @param findings what was found in it
 */
export function toChainRecord(
  chain: EnrichedChain,
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

function toTransitionRecord(chain: EnrichedChain, transition: Transition): TransitionRecord {
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
  };
}

function hostOf(url: string | undefined): string {
  return parseUrl(url ?? '')?.host ?? '';
}
