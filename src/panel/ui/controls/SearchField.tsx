import type { KeyboardEvent } from 'react';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  /** A summary of the result: `3 of 20 headers`. */
  readonly found: string;
  readonly onChange: (value: string) => void;
}

/** A field that searches the content below it. */
export function SearchField({ label, value, found, onChange }: SearchFieldProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || value === '') return;
    // The first Escape empties the field, the next one closes the details.
    event.preventDefault();
    event.stopPropagation();
    onChange('');
  };
  return (
    <search className="search">
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span className="muted" data-part="found" aria-live="polite">
        {found}
      </span>
    </search>
  );
}
