/** A complaint, and its possible causes. */

export interface Complaint {
  /** In the user's words. */
  readonly title: string;
  readonly causes: readonly TypicalCause[];
}

export interface TypicalCause {
  /** One sentence. */
  readonly text: string;
  /** Scenario IDs, the simplest first. */
  readonly scenarios: readonly string[];
}
