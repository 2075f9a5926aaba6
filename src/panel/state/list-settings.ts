/**
 * The user's settings of the list: its columns and its order. Pure; stored settings are validated when they are read.
 */
import { type Message, msg } from '../../core/text/i18n.ts';
import { COLUMNS, isColumn, readWidth } from './columns.ts';
import type { Column, GroupBy, ListSettings, SortOrder } from './types.ts';

/** The ways to group, with their names in the menu. */
export const GROUPINGS: Readonly<Record<GroupBy, Message>> = {
  site: msg`Group by site`,
  type: msg`Group by type`,
  navigation: msg`Group by navigation`,
};

export function isGroupBy(name: unknown): name is GroupBy {
  return typeof name === 'string' && Object.hasOwn(GROUPINGS, name);
}

/** The default settings. */
export const DEFAULT_LIST: ListSettings = {
  shown: {},
  widths: {},
  sort: undefined,
  groupBy: undefined,
};

/** Reads stored settings; invalid parts get their defaults. */
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

/** Resets the columns, but keeps the order. */
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
