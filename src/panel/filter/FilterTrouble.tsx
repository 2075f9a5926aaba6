interface FilterTroubleProps {
  readonly id: string;
  /** Safe to show; "" where there is none. */
  readonly text: string;
}

/** What of the filter is left out. Its place is always there, so that screen readers hear what comes into it. */
export function FilterTrouble({ id, text }: FilterTroubleProps) {
  return (
    <div role="status">
      {text !== '' && (
        <p id={id} className="filter-trouble">
          {text}
        </p>
      )}
    </div>
  );
}
