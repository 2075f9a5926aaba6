import { chainCount } from '../../../core/text/counts.ts';
import { COLUMNS } from '../../state/columns.ts';
import { MarkSign } from '../../ui/chain/MarkSign.tsx';
import type { GroupItem } from './groups.ts';
import { useWorstMark } from './use-worst-mark.ts';

interface GroupRowProps {
  readonly group: GroupItem;
  readonly index: number;
  /** Distance from the top of the list in CSS pixels. */
  readonly start: number;
  /** Whether Tab moves to it. */
  readonly active: boolean;
  readonly onToggle: (id: string) => void;
  readonly onFocus: (id: string) => void;
}

/**
 * The header of a group of chains: its most severe mark, its name, and the number of its chains. A click opens or
 * closes it.
 */
export function GroupRow({ group, index, start, active, onToggle, onFocus }: GroupRowProps) {
  const { id, label, rows, isOpen } = group;
  const mark = useWorstMark(rows);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualized list can't be a table
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys
    <div
      role="row"
      className="list-group"
      data-line={id}
      data-mark={mark}
      aria-rowindex={index + 2}
      aria-level={1}
      aria-expanded={isOpen}
      tabIndex={active ? 0 : -1}
      style={{ top: start }}
      onClick={() => onToggle(id)}
      onFocus={() => onFocus(id)}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the row has the focus, cells are only read */}
      <div role="gridcell" aria-colindex={1} aria-colspan={COLUMNS.length} title={label}>
        <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true" data-open={isOpen}>
          <path d="M2 0l5 4l-5 4z" />
        </svg>
        <span className="group-label">{label}</span>
        <span className="group-count">{chainCount(rows.length)}</span>
        {mark && <MarkSign mark={mark} />}
      </div>
    </div>
  );
}
