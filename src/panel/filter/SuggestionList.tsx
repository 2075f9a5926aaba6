import { useLayoutEffect, useRef } from 'react';
import { t } from '../../core/text/i18n.ts';
import type { Suggestion, Suggestions } from './filter-view.ts';

interface SuggestionListProps {
  /** The prefix of the lines' IDs, followed by a hyphen and their index. */
  readonly id: string;
  readonly suggestions: Suggestions;
  readonly onAccept: (item: Suggestion) => void;
}

/** Completions of the filter. The focus stays in the field. */
export function SuggestionList({ id, suggestions, onAccept }: SuggestionListProps) {
  const { items, active } = suggestions;
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div ref={list} id={id} className="suggestions" role="listbox" aria-label={t`Filter terms`}>
      {items.map((item, index) => (
        <div
          key={item.text}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          tabIndex={-1}
          onMouseDown={(event) => {
            // The focus stays in the field.
            event.preventDefault();
            if (event.button === 0) onAccept(item);
          }}
        >
          <span className="suggestion">{item.text}</span>
          <span className="muted">{item.about}</span>
        </div>
      ))}
    </div>
  );
}
