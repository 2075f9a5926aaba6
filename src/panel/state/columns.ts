/** The list's columns: which exist, which fit into a list of a given width, and how wide they are. Pure. */
import { type Message, msg } from '../../core/text/i18n.ts';
import type { Column, ColumnChoice } from './types.ts';

interface ColumnSpec {
  readonly name: Message;
  /** Its minimum width in CSS pixels; a list without that much room omits the column. */
  readonly least: number;
  /** Its track in the grid, unless the user set a width. */
  readonly track: string;
  /** Whether its name is too long for its header. */
  readonly hasHiddenName?: true;
  /** Whether it is always shown, since a row would be meaningless without it. */
  readonly isFixed?: true;
  /** Whether it is hidden by default. */
  readonly isExtra?: true;
}

/** In the order of the list. Lists that are too narrow give their columns less room: see `cqw`. */
const SPECS: Readonly<Record<Column, ColumnSpec>> = {
  mark: {
    name: msg`Mark`,
    least: 22,
    track: 'clamp(18px, 4.4cqw, 22px)',
    hasHiddenName: true,
    isFixed: true,
  },
  status: { name: msg`Status`, least: 72, track: '92px' },
  method: { name: msg`Method`, least: 68, track: '80px' },
  // The width that makes it useful; in a list too narrow for anything else, it gets what there is.
  url: { name: msg`Redirect`, least: 294, track: 'minmax(80px, 80fr)', isFixed: true },
  domain: { name: msg`Domain`, least: 60, track: 'minmax(60px, 140px)', isExtra: true },
  initiator: { name: msg`Initiator`, least: 60, track: 'minmax(60px, 140px)', isExtra: true },
  type: { name: msg`Type`, least: 74, track: '74px' },
  hops: { name: msg`Hops`, least: 46, track: '52px' },
  findings: { name: msg`Findings`, least: 72, track: '72px', isExtra: true },
  address: { name: msg`Address`, least: 60, track: 'minmax(60px, 110px)', isExtra: true },
  started: { name: msg`Started`, least: 104, track: '104px', isExtra: true },
  time: { name: msg`Time`, least: 64, track: '64px' },
  waterfall: { name: msg`Waterfall`, least: 124, track: 'minmax(124px, 20fr)' },
};

/** All columns in the order of the list. */
export const COLUMNS = Object.keys(SPECS) as readonly Column[];

/** The columns that the user can show or hide. */
export const OPTIONAL_COLUMNS = COLUMNS.filter((column) => !SPECS[column].isFixed);

/** The columns that a narrow list omits, in this order. */
const DISPENSABLE: readonly Column[] = [
  ...(['waterfall', 'address', 'initiator', 'started', 'domain', 'findings'] as const),
  ...(['type', 'hops', 'time', 'method', 'status'] as const),
];

/** The greatest width that the user can set, in CSS pixels and as a share of the list. */
const [MOST_WIDTH, MOST_SHARE] = [600, 0.4] as const;

export function isColumn(name: unknown): name is Column {
  return typeof name === 'string' && Object.hasOwn(SPECS, name);
}

export function columnName(column: Column): Message {
  return SPECS[column].name;
}

/** Whether the column's name is shown only to screen readers. */
export function hasHiddenName(column: Column): boolean {
  return SPECS[column].hasHiddenName === true;
}

/** Returns whether a column is to be shown if it fits. */
export function isWanted(column: Column, { shown }: ColumnChoice): boolean {
  const { isFixed, isExtra } = SPECS[column];
  return isFixed || (shown[column] ?? !isExtra);
}

/** Shows or hides a column. */
export function toggleColumn<Choice extends ColumnChoice>(column: Column, choice: Choice): Choice {
  return { ...choice, shown: { ...choice.shown, [column]: !isWanted(column, choice) } };
}

/** Returns the columns that fit into a list of this width in CSS pixels, in order. */
export function fittingColumns(choice: ColumnChoice, width: number): Column[] {
  let columns = COLUMNS.filter((column) => isWanted(column, choice));
  for (const column of DISPENSABLE.filter((each) => columns.includes(each))) {
    // Status, method and URL always fit.
    const isBare = columns.every((each) => SPECS[each].isFixed || isCore(each));
    if (isBare || leastWidth(columns) <= width) break;
    columns = columns.filter((each) => each !== column);
  }
  return columns;
}

/**
 * Returns the columns' tracks for `grid-template-columns`.
 * @param needed the widths that the content of some columns needs, in CSS pixels; a width that the user set has
 * priority
 */
export function gridTemplate(
  columns: readonly Column[],
  { widths }: ColumnChoice,
  needed: Readonly<Partial<Record<Column, number>>> = {},
): string {
  return columns
    .map((column) => {
      const { least } = SPECS[column];
      const width = widths[column];
      const need = needed[column];
      const track = need === undefined ? SPECS[column].track : `${need}px`;
      // If the user's widths don't all fit, the URL column keeps its minimum.
      const most = `min(${width}px, ${MOST_SHARE * 100}cqw)`;
      return width === undefined ? track : `minmax(min(${least}px, 30cqw), ${most})`;
    })
    .join(' ');
}

/**
 * Returns the width of a column whose content needs a certain width; a width that the user set has priority. All are in
 * CSS pixels.
 */
export function widthOf(
  column: Column,
  { widths }: ColumnChoice,
  list: number,
  needed: number,
): number {
  return Math.min(widths[column] ?? needed, list * MOST_SHARE);
}

/** Returns the side of a column's border; the URL column takes up the slack, so it has none. */
export function borderOf(column: Column): 'start' | 'end' | undefined {
  if (SPECS[column].isFixed) return undefined;
  return COLUMNS.indexOf(column) < COLUMNS.indexOf('url') ? 'end' : 'start';
}

/** Sets a column's width in CSS pixels, as close to the requested one as allowed; undefined for the default. */
export function resizeColumn<Choice extends ColumnChoice>(
  column: Column,
  width: number | undefined,
  choice: Choice,
): Choice {
  const { [column]: _before, ...others } = choice.widths;
  if (width === undefined) return { ...choice, widths: others };
  return { ...choice, widths: { ...others, [column]: clampWidth(column, width) } };
}

/** Reads a stored width; undefined if it is invalid. */
export function readWidth(column: Column, width: unknown): number | undefined {
  return typeof width === 'number' && Number.isFinite(width)
    ? clampWidth(column, width)
    : undefined;
}

function clampWidth(column: Column, width: number): number {
  return Math.round(Math.min(MOST_WIDTH, Math.max(SPECS[column].least, width)));
}

function isCore(column: Column): boolean {
  return column === 'status' || column === 'method';
}

function leastWidth(columns: readonly Column[]): number {
  return columns.reduce((sum, column) => sum + SPECS[column].least, 0);
}
