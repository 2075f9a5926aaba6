import type { Mark } from '../rows.ts';

const SIGNS: Readonly<Record<Mark, string>> = { violation: '✖', failed: '✖', warning: '▲' };

/** A mark as a sign, with its word for those who do not see it. */
export function MarkSign({ mark }: { readonly mark: Mark }) {
  return (
    <span className="mark" data-mark={mark} title={mark}>
      <span aria-hidden="true">{SIGNS[mark]}</span>
      <span className="visually-hidden">{mark}</span>
    </span>
  );
}
