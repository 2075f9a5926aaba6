interface FilterTroubleProps {
  readonly id: string;
  /** Display-safe; "" if there is none. */
  readonly text: string;
}

/**
 * The parts of the filter that are ignored. Always in the document, so that screen readers announce what appears in it.
 */
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
