/** What somebody complains of, and what may be behind it. */

export interface Complaint {
  /** In the words of who has it. */
  readonly title: string;
  readonly causes: readonly TypicalCause[];
}

export interface TypicalCause {
  /** One sentence. */
  readonly text: string;
  /** Ids, the plainest first. */
  readonly scenarios: readonly string[];
}
