import { translate } from '../../../core/text/i18n.ts';
import { MARK_SENTENCES, MARK_WORDS, type Sign } from './marks.ts';

const SIGNS: Readonly<Record<Sign, string>> = {
  violation: '✖',
  failed: '✖',
  error: '✖',
  warning: '▲',
  info: '●',
};

interface MarkSignProps {
  readonly mark: Sign;
  readonly title?: string | undefined;
}

/** A mark as a sign, with a label for screen readers. */
export function MarkSign({ mark, title = translate(MARK_SENTENCES[mark]) }: MarkSignProps) {
  return (
    <span className="mark" data-mark={mark} title={title}>
      <span aria-hidden="true">{SIGNS[mark]}</span>
      <span className="visually-hidden">{translate(MARK_WORDS[mark])}</span>
    </span>
  );
}
