/** The menu of the list's header: columns and grouping, as display-safe texts. */
import { t, translate } from '../../../core/text/i18n.ts';
import { columnName, isWanted, OPTIONAL_COLUMNS, toggleColumn } from '../../state/columns.ts';
import { GROUPINGS, withoutColumnChoice } from '../../state/list-settings.ts';
import type { Column, GroupBy, ListSettings } from '../../state/types.ts';
import { inGroups, type MenuItem } from '../../ui/menu/menu.ts';

/**
 * Builds the items of the header's menu.
 * @param shown the columns that fit into the list
 * @param change applies the settings that an item selects
 */
export function listMenu(
  settings: ListSettings,
  shown: readonly Column[],
  change: (settings: ListSettings) => void,
): MenuItem[] {
  const columns = OPTIONAL_COLUMNS.map((column) => {
    const name = translate(columnName(column));
    const checked = isWanted(column, settings);
    return {
      label: checked && !shown.includes(column) ? t`${name} (doesn’t fit)` : name,
      checked,
      run: () => change(toggleColumn(column, settings)),
    };
  });
  const groupings = (Object.keys(GROUPINGS) as GroupBy[]).map((by) => {
    const checked = settings.groupBy === by;
    const groupBy = checked ? undefined : by;
    return {
      label: translate(GROUPINGS[by]),
      checked,
      run: () => change({ ...settings, groupBy }),
    };
  });
  const reset = { label: t`Reset columns`, run: () => change(withoutColumnChoice(settings)) };
  return inGroups(columns, [reset], groupings);
}
