import type { RedirectChain } from '../../../core/chain/chain.ts';
import { t } from '../../../core/text/i18n.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import type { ComparedSide } from '../../state/comparison.ts';
import { pinTip } from './keep-menu.ts';

interface KeptSignsProps {
  readonly chain: RedirectChain;
  /** Which of two compared chains it is. */
  readonly compared: ComparedSide | undefined;
}

/** Signs for a pinned chain, a note, which is the tooltip, and a comparison. */
export function KeptSigns({ chain: { pinned, note }, compared }: KeptSignsProps) {
  const text = note?.split('\n').map(visibleText).join('\n');
  return (
    <>
      {pinned && (
        <span className="kept-sign" data-part="pin" title={pinTip()}>
          <PinIcon />
          <span className="visually-hidden">{t`pinned`}</span>
        </span>
      )}
      {text !== undefined && (
        <span className="kept-sign" data-part="note-sign" title={text}>
          <NoteIcon />
          <span className="visually-hidden">{t`note: ${text}`}</span>
        </span>
      )}
      {compared && (
        <span className="chip compared" data-compared={compared}>
          {compared === 'before' ? t`before` : t`after`}
        </span>
      )}
    </>
  );
}

export function PinIcon() {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path d="M4.5 1.5h5M5.5 1.5v4l-2 2.5h7l-2-2.5v-4M7 8v4.5" />
    </svg>
  );
}

export function NoteIcon() {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path d="M2.5 2.5h9v6l-3 3h-6zM8.5 11.5v-3h3M4.5 5h5M4.5 7h3" />
    </svg>
  );
}
