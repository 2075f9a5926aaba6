/** What the list's header offers: which columns there are, and how the chains are grouped. All texts are safe to show. */
import { t, translate } from '../../../core/text/i18n.ts';
import { columnName, isWanted, OPTIONAL_COLUMNS, toggleColumn } from '../../state/columns.ts';
import { GROUPINGS, withoutColumnChoice } from '../../state/list-settings.ts';
import type { Column, GroupBy, ListSettings } from '../../state/types.ts';
import { inGroups, type MenuItem } from '../../ui/menu/menu.ts';

/**
 * The lines of the header's menu.
 * @param shown the columns that the list has room for
 * @param change what to do with the settings that a line leads to
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
