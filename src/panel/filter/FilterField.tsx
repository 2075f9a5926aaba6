import {
  type KeyboardEvent,
  type RefObject,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { t } from '../../core/text/i18n.ts';
import { effectOf, type Suggestion, type Suggestions } from './filter-view.ts';
import { SuggestionList } from './SuggestionList.tsx';

interface FilterFieldProps {
  readonly text: string;
  readonly tip: string;
  /** The ID of the element with its errors; undefined if there are none. */
  readonly troubleId: string | undefined;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onChange: (text: string) => void;
  /** See `suggest` in filter-view.ts. */
  readonly suggest: (text: string, caret: number, asked?: boolean) => Suggestions | undefined;
}

/** The filter's field: a combobox whose list completes the term at the caret. */
export function FilterField({ text, tip, troubleId, input, onChange, suggest }: FilterFieldProps) {
  const listId = useId();
  const [suggestions, setSuggestions] = useState<Suggestions>();
  const placeCaret = useCaret(input, text);
  const change = (next: string, caret: number) => {
    onChange(next);
    // Text that is set from elsewhere is not being typed.
    const isTyped = document.activeElement === input.current;
    setSuggestions(isTyped ? suggest(next, caret) : undefined);
  };
  const accept = ({ next, caret, goesOn }: Suggestion) => {
    placeCaret(caret);
    onChange(next);
    setSuggestions(goesOn ? suggest(next, caret) : undefined);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || hasModifier(event)) return;
    const effect = effectOf(event.key, text, suggestions);
    if (!effect) return;
    // Otherwise Escape would open DevTools' drawer, and Tab would leave the field.
    event.preventDefault();
    event.stopPropagation();
    if (effect.kind === 'open') setSuggestions(suggest(text, caretOf(event.currentTarget), true));
    else if (effect.kind === 'close') setSuggestions(undefined);
    else if (effect.kind === 'clear') change('', 0);
    else if (effect.kind === 'accept') accept(effect.item);
    else if (suggestions) setSuggestions({ ...suggestions, active: effect.active });
  };
  return (
    <span className="filter-field">
      <input
        ref={input}
        className="filter"
        type="text"
        role="combobox"
        aria-label={t`Filter`}
        aria-autocomplete="list"
        aria-expanded={suggestions !== undefined}
        aria-controls={listId}
        aria-activedescendant={
          suggestions && suggestions.active >= 0 ? `${listId}-${suggestions.active}` : undefined
        }
        aria-invalid={troubleId !== undefined}
        aria-describedby={troubleId}
        placeholder={t`Filter`}
        title={tip}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={({ target }) => change(target.value, caretOf(target))}
        onKeyDown={onKeyDown}
        onPointerDown={() => setSuggestions(undefined)}
        onBlur={() => setSuggestions(undefined)}
      />
      {suggestions && <SuggestionList id={listId} suggestions={suggestions} onAccept={accept} />}
    </span>
  );
}

function hasModifier({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return altKey || ctrlKey || metaKey || shiftKey;
}

function caretOf({ selectionStart, value }: HTMLInputElement): number {
  return selectionStart ?? value.length;
}

/** Returns a function that sets the caret once the field has its new text; React would leave it at the end. */
function useCaret(input: RefObject<HTMLInputElement | null>, text: string) {
  const wanted = useRef<number>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it waits for the change of the text
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    input.current?.setSelectionRange(wanted.current, wanted.current);
    wanted.current = undefined;
  }, [input, text]);
  return (caret: number) => {
    wanted.current = caret;
  };
}
