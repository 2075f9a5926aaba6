import type { LinkView } from '../journey-view.ts';
import { LinkTracks } from './Tracks.tsx';

/** What led from one chain to the next, and how sure that is. */
export function LinkItem({ link }: { readonly link: LinkView }) {
  return (
    <li className="link" data-link-to={link.to}>
      <LinkTracks from={link.from} onwards={link.onwards} />
      <p className="link-line">
        <span aria-hidden="true">⇢ </span>
        <span className="chip" data-part="link">
          {link.text}
        </span>
      </p>
      <p className="explanation">{link.explanation}</p>
    </li>
  );
}
