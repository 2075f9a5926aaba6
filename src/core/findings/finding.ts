/** What a finding is, and what a rule needs to find one. */
import type { RedirectChain } from '../chain/chain.ts';
import type { RedirectStatus } from '../http/status-codes.ts';
import type { Reference } from '../standards/references.ts';
import type { Message } from '../text/i18n.ts';
import type { Transition } from '../transition/transition.ts';
import type { Sign } from './signs.ts';

/**
 * `error`: a standard was violated, or the user didn't get what they requested. `warning`: it worked, but something was
 * lost or is at risk. `info`: it works, but could be simpler, faster or more reliable.
 */
export type Severity = 'error' | 'warning' | 'info';

/** A redirect as it should be, from which a server's configuration is written. */
export interface Fix {
  readonly status: RedirectStatus;
  /** The requested URL. */
  readonly from: string;
  /** The redirect's target. */
  readonly to: string;
}

/** A chain, and what is derived from it once for all rules. */
export interface Subject {
  readonly chain: RedirectChain;
  readonly transitions: readonly Transition[];
  /** The chain that it followed from by a link, where that is known. */
  readonly before: RedirectChain | undefined;
  /** The tab's page requests shortly before a form's POST, in order. */
  readonly earlier: readonly RedirectChain[];
}

/** One result of a rule. All strings contain text from the network, unescaped. */
export interface Found {
  /** Index of the hop whose response it is about. */
  readonly hop: number;
  /** A one-line summary with the chain's own values. */
  readonly text: string;
  /** The reason and what it means, in a sentence or two. */
  readonly explanation: string;
  /** What to change; absent if there is no advice. */
  readonly remedy?: string;
  /** The same as server configuration, the likeliest first. */
  readonly fixes?: readonly Fix[];
  /** The status that the remedy recommends for the hop's target. */
  readonly whatIf?: RedirectStatus;
  /** Only if they differ from the rule's. */
  readonly severity?: Severity;
  readonly reference?: Reference;
}

/** Something worth telling the user about a chain. */
export interface Rule {
  /** In kebab-case; never changed, because filters and files quote it. */
  readonly id: string;
  /** Its subject, without a chain's values. */
  readonly title: Message;
  /** Its highest severity. */
  readonly severity: Severity;
  readonly reference: Reference;
  /** It finds nothing in a chain that has none of these signs. */
  readonly needs?: readonly Sign[];
  /** Finds it in a chain. Pure; never throws. */
  readonly find: (subject: Subject) => readonly Found[];
}

export interface Finding extends Found {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly reference: Reference;
}
