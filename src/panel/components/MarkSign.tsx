import type { Mark } from '../marks.ts';

const SIGNS: Readonly<Record<Mark, string>> = { violation: '✖', failed: '✖', warning: '▲' };

/** What the marks mean, in a few words: for the legend. */
export const MARK_MEANINGS: Readonly<Record<Mark, string>> = {
  violation: 'violation',
  failed: 'failed',
  warning: 'method changed',
};

/** What the marks mean, in a sentence: for tooltips. */
export const MARK_TITLES: Readonly<Record<Mark, string>> = {
  violation: 'Violation: the method did not become what the standards call for.',
  failed: 'Failed: the chain ended in an error.',
  warning: 'Warning: a 301 or 302 turned POST into GET and dropped any body.',
};

/** A mark as a sign, with its word for those who do not see it. */
export function MarkSign({ mark }: { readonly mark: Mark }) {
  return (
    <span className="mark" data-mark={mark} title={MARK_TITLES[mark]}>
      <span aria-hidden="true">{SIGNS[mark]}</span>
      <span className="visually-hidden">{mark}</span>
    </span>
  );
}
