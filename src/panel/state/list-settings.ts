/** How the user wants the list: its columns and its order. Pure; what was stored of it is checked when it is read. */
import { type Message, msg } from '../../core/text/i18n.ts';
import { COLUMNS, isColumn, readWidth } from './columns.ts';
import type { Column, GroupBy, ListSettings, SortOrder } from './types.ts';

/** The ways to group, each with what the menu calls it. */
export const GROUPINGS: Readonly<Record<GroupBy, Message>> = {
  site: msg`Group by site`,
  type: msg`Group by type`,
  navigation: msg`Group by navigation`,
};

export function isGroupBy(name: unknown): name is GroupBy {
  return typeof name === 'string' && Object.hasOwn(GROUPINGS, name);
}

/** The list as it is before anybody changes it. */
export const DEFAULT_LIST: ListSettings = {
  shown: {},
  widths: {},
  sort: undefined,
  groupBy: undefined,
};

/** Reads what was stored; what of it cannot be understood is as it is by default. */
export function toListSettings(stored: unknown): ListSettings {
  const { shown, widths, sort, groupBy } = toRecord(stored);
  const [shownOf, widthOf] = [toRecord(shown), toRecord(widths)];
  return {
    shown: ofColumns((column) => {
      const isShown = shownOf[column];
      return typeof isShown === 'boolean' ? isShown : undefined;
    }),
    widths: ofColumns((column) => readWidth(column, widthOf[column])),
    sort: toSortOrder(toRecord(sort)),
    groupBy: isGroupBy(groupBy) ? groupBy : undefined,
  };
}

/** The list with its columns as they are by default, in the order that it is in. */
export function withoutColumnChoice(list: ListSettings): ListSettings {
  const { shown, widths } = DEFAULT_LIST;
  return { ...list, shown, widths };
}

function ofColumns<Value>(
  read: (column: Column) => Value | undefined,
): Partial<Record<Column, Value>> {
  const values: Partial<Record<Column, Value>> = {};
  for (const column of COLUMNS) {
    const value = read(column);
    if (value !== undefined) values[column] = value;
  }
  return values;
}

function toSortOrder({ column, direction }: Stored): SortOrder | undefined {
  if (!isColumn(column)) return undefined;
  return direction === 'ascending' || direction === 'descending'
    ? { column, direction }
    : undefined;
}

type Stored = { readonly [name in keyof ListSettings | keyof SortOrder | Column]?: unknown };

function toRecord(value: unknown): Stored {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
