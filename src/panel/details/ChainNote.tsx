import { type KeyboardEvent, useRef } from 'react';
import type { RedirectChain } from '../../core/chain/chain.ts';
import { MOST_NOTE } from '../../core/chain/note.ts';
import { t } from '../../core/text/i18n.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import type { PanelActions } from '../state/actions.ts';

interface ChainNoteProps {
  readonly chain: RedirectChain;
  /** Whether the note is being edited. */
  readonly editing: boolean;
  readonly actions: Pick<PanelActions, 'editNote' | 'setNote'>;
}

/** The user's note about a chain, or the field to edit it. */
export function ChainNote({ chain, editing, actions }: ChainNoteProps) {
  if (editing) return <NoteEditor key={chain.id} chain={chain} actions={actions} />;
  if (chain.note === undefined) return null;
  return (
    <div className="note" data-part="note">
      <p>{chain.note.split('\n').map(visibleText).join('\n')}</p>
      <button type="button" className="button" onClick={() => actions.editNote(chain.id)}>
        {t`Edit note`}
      </button>
    </div>
  );
}

function NoteEditor({ chain, actions }: Omit<ChainNoteProps, 'editing'>) {
  // Escape and Ctrl+Enter remove the field, which also blurs it.
  const isDone = useRef(false);
  const finish = (text: string | undefined) => {
    if (isDone.current) return;
    isDone.current = true;
    if (text === undefined) actions.editNote(undefined);
    else actions.setNote(chain.id, text);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const isSaved = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    // Otherwise Escape would close the details, and DevTools would handle other keys.
    event.stopPropagation();
    if (!isSaved && event.key !== 'Escape') return;
    event.preventDefault();
    const field = event.currentTarget;
    finish(isSaved ? field.value : undefined);
    // Without the field, the focus would be lost.
    field.closest<HTMLElement>('.details')?.focus();
  };
  return (
    <div className="note" data-part="note">
      <textarea
        // biome-ignore lint/a11y/noAutofocus: the user requested the field
        autoFocus
        aria-label={t`Note about this chain`}
        placeholder={t`Ctrl+Enter to save, Esc to cancel`}
        rows={3}
        maxLength={MOST_NOTE}
        defaultValue={chain.note}
        onBlur={(event) => finish(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
