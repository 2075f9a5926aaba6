import type { Sign } from '../marks.ts';

const SIGNS: Readonly<Record<Sign, string>> = {
  violation: '✖',
  failed: '✖',
  error: '✖',
  warning: '▲',
  info: '●',
};

/** What the signs mean, in a sentence: for tooltips where nothing more telling is known. */
const TITLES: Readonly<Record<Sign, string>> = {
  violation: 'Violation: the method did not become what the standards call for.',
  failed: 'Failed: the chain ended in an error.',
  error: 'Error: against the standards, or without what was asked for.',
  warning: 'Warning: something was lost or is at risk.',
  info: 'Information: it works, and could be simpler or surer.',
};

interface MarkSignProps {
  readonly mark: Sign;
  readonly title?: string | undefined;
}

/** A mark as a sign, with its word for those who do not see it. */
export function MarkSign({ mark, title = TITLES[mark] }: MarkSignProps) {
  return (
    <span className="mark" data-mark={mark} title={title}>
      <span aria-hidden="true">{SIGNS[mark]}</span>
      <span className="visually-hidden">{mark}</span>
    </span>
  );
}
