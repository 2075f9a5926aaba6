import type { ComponentProps } from 'react';
import { t } from '../../core/text/i18n.ts';
import { FilterField } from './FilterField.tsx';
import { toToggles } from './filter-view.ts';

interface FilterBarProps extends ComponentProps<typeof FilterField> {
  /** Someone may be about to filter. */
  readonly onApproach: () => void;
}

/** The filter and the quick toggles of its commonest terms, which are in its text and nowhere else. */
export function FilterBar({ onApproach, ...props }: FilterBarProps) {
  return (
    <search className="filter-bar" onFocus={onApproach} onPointerEnter={onApproach}>
      <FilterField {...props} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is sent */}
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
