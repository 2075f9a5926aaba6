import type { ComponentProps } from 'react';
import { t } from '../../core/text/i18n.ts';
import { FilterField } from './FilterField.tsx';
import { toToggles } from './filter-view.ts';

interface FilterBarProps extends ComponentProps<typeof FilterField> {
  /** Called when the user may be about to filter. */
  readonly onApproach: () => void;
}

/** The filter, with toggles for its most common terms. The toggles only change the filter's text. */
export function FilterBar({ onApproach, ...props }: FilterBarProps) {
  return (
    <search className="filter-bar" onFocus={onApproach} onPointerEnter={onApproach}>
      <FilterField {...props} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form data */}
      <span role="group" aria-label={t`Quick filters`} className="toggles">
        {toToggles(props.text).map(({ label, tip, pressed, next }) => (
          <button
            key={label}
            type="button"
            className="toggle"
            aria-pressed={pressed}
            title={tip}
            onClick={() => props.onChange(next)}
          >
            {label}
          </button>
        ))}
      </span>
    </search>
  );
}
