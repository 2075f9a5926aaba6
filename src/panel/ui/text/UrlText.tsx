import { visibleText } from '../../../core/text/visible-text.ts';
import { FoldedText } from './FoldedText.tsx';
import { urlRuns } from './url-parts.ts';

interface UrlTextProps {
  readonly url: string;
  /** The URL of the previous hop; differences from it are emphasized. */
  readonly previous: string | undefined;
}

/** A hop's URL as selectable text, never a link. */
export function UrlText({ url, previous }: UrlTextProps) {
  return (
    <span className="url" data-part="url" title={visibleText(url)}>
      {urlRuns(url, previous).map((run) => (
        <span
          key={run.part}
          className="run"
          data-run={run.part}
          data-changed={run.changed || undefined}
          data-same={(previous !== undefined && !run.changed) || undefined}
        >
          <FoldedText text={run.text} />
        </span>
      ))}
    </span>
  );
}
