import { FoldedText } from './FoldedText.tsx';
import { hitRuns } from './highlight.ts';

interface MarkedTextProps {
  readonly text: string;
  /** The search; undefined if there is none. */
  readonly pattern: RegExp | undefined;
}

/** A text with its search matches highlighted. */
export function MarkedText({ text, pattern }: MarkedTextProps) {
  const runs = pattern && hitRuns(text, pattern);
  if (!runs) return <FoldedText text={text} />;
  return runs.map((run, place) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: runs have no other name
    run.hit ? <mark key={place}>{run.text}</mark> : <span key={place}>{run.text}</span>,
  );
}
