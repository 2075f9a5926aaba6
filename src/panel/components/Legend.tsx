import type { Mark } from '../marks.ts';
import type { Row } from '../rows.ts';
import { MARK_MEANINGS, MarkSign } from './MarkSign.tsx';

const ORDER: readonly Mark[] = ['warning', 'error', 'failed', 'violation'];

/** What the marks in the list mean; of marks that it does not have it is silent. */
export function Legend({ rows }: { readonly rows: readonly Row[] }) {
  const present = new Set(rows.map(({ mark }) => mark));
  return (
    // The marks say their words to screen readers in the rows.
    <span className="legend" aria-hidden="true">
      {ORDER.filter((mark) => present.has(mark)).map((mark) => (
        <span key={mark}>
          <MarkSign mark={mark} /> {MARK_MEANINGS[mark]}
        </span>
      ))}
    </span>
  );
}
