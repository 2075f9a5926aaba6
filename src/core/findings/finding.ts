/** What a finding is, and what a rule needs to find one. */
import type { RedirectChain } from '../chain/chain.ts';
import type { RedirectStatus } from '../http/status-codes.ts';
import type { Reference } from '../standards/references.ts';
import type { Message } from '../text/i18n.ts';
import type { Transition } from '../transition/transition.ts';

/**
 * `error`: against the standards, or the user ends without what was asked for. `warning`: it worked, and something was lost
 * or is at risk. `info`: it works, and could be simpler, faster or surer.
 */
export type Severity = 'error' | 'warning' | 'info';

/** A redirect as it should be answered: what a server's configuration is written from. */
export interface Fix {
  readonly status: RedirectStatus;
  /** The URL that was asked for. */
  readonly from: string;
  /** Where to send those who ask for it. */
  readonly to: string;
}

/** A chain, and what is derived of it once for all rules. */
export interface Subject {
  readonly chain: RedirectChain;
  readonly transitions: readonly Transition[];
  /** The chain that it followed from by a link, where that is known. */
  readonly before: RedirectChain | undefined;
  /** The tab's page requests shortly before a form's POST, in order. */
  readonly earlier: readonly RedirectChain[];
}

/** One thing that a rule has found. All texts hold what the network said, unescaped. */
export interface Found {
  /** Index of the hop whose answer it is about. */
  readonly hop: number;
  /** One line with the chain's own values, for people in a hurry. */
  readonly text: string;
  /** Why it is so and what it means: a sentence or two. */
  readonly explanation: string;
  /** What to change; absent where nothing can be advised. */
  readonly remedy?: string;
  /** The same as configuration, the likeliest first. */
  readonly fixes?: readonly Fix[];
  /** The status that the remedy names, for the target that the hop's answer has. */
  readonly whatIf?: RedirectStatus;
  /** Where they differ from the rule's. */
  readonly severity?: Severity;
  readonly reference?: Reference;
}

/** Something worth telling the user about a chain. */
export interface Rule {
  /** kebab-case, and never changed: filters and files quote it. */
  readonly id: string;
  /** What it is about, without a chain's values. */
  readonly title: Message;
  /** The worst that it gives. */
  readonly severity: Severity;
  readonly reference: Reference;
  /** Finds it in a chain: pure, and never throws. */
  readonly find: (subject: Subject) => readonly Found[];
}

export interface Finding extends Found {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly reference: Reference;
}
