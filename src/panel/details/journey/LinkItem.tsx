import { LinkTracks } from '../../ui/tracks/Tracks.tsx';
import type { LinkView } from './journey-view.ts';

interface LinkItemProps {
  readonly link: LinkView;
  /** Whether it leads to the selected chain. */
  readonly explained: boolean;
}

/** What led from one chain to the next, and how certain that is. */
export function LinkItem({ link, explained }: LinkItemProps) {
  return (
    <li className="link" data-link-to={link.to}>
      <LinkTracks from={link.from} onwards={link.onwards} />
      <p className="link-line">
        <span aria-hidden="true">⇢ </span>
        <span className="chip" data-part="link" title={link.explanation}>
          {link.text}
        </span>
      </p>
      {explained && <p className="explanation">{link.explanation}</p>}
    </li>
  );
}
