/** The list's columns: which there are, which of them are shown in a list of some width, and how wide each is. Pure. */
import { type Message, msg } from '../../core/text/i18n.ts';
import type { Column, ColumnChoice } from './types.ts';

interface ColumnSpec {
  readonly name: Message;
  /** Its least width in CSS pixels, which a list that has no room for it lacks. */
  readonly least: number;
  /** What it gets in the grid where the user gave it no width of its own. */
  readonly track: string;
  /** The name would not fit above it. */
  readonly hasHiddenName?: true;
  /** Without them a row would say nothing: they are always there. */
  readonly isFixed?: true;
  /** It is there only for those who ask for it. */
  readonly isExtra?: true;
}

/** In the order of the list. Lists that are narrower than they need give their columns less: see `cqw`. */
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
  // What it needs to be of use; in a list that is narrower than anything else allows, it gets what there is.
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

/** All of them, in the order of the list. */
export const COLUMNS = Object.keys(SPECS) as readonly Column[];

/** Those that the user may hide or show. */
export const OPTIONAL_COLUMNS = COLUMNS.filter((column) => !SPECS[column].isFixed);

/** What a list that is too narrow does without, first things first. */
const DISPENSABLE: readonly Column[] = [
  ...(['waterfall', 'address', 'initiator', 'started', 'domain', 'findings'] as const),
  ...(['type', 'hops', 'time', 'method', 'status'] as const),
];

/** In CSS pixels. */
const MOST_WIDTH = 600;

export function isColumn(name: unknown): name is Column {
  return typeof name === 'string' && Object.hasOwn(SPECS, name);
}

export function columnName(column: Column): Message {
  return SPECS[column].name;
}

/** The column's name is only for those who do not see its place. */
export function hasHiddenName(column: Column): boolean {
  return SPECS[column].hasHiddenName === true;
}

/** Says whether a column is to be shown where there is room. */
export function isWanted(column: Column, { shown }: ColumnChoice): boolean {
  const { isFixed, isExtra } = SPECS[column];
  return isFixed || (shown[column] ?? !isExtra);
}

/** Shows a column that is hidden, and hides one that is shown. */
export function toggleColumn<Choice extends ColumnChoice>(column: Column, choice: Choice): Choice {
  return { ...choice, shown: { ...choice.shown, [column]: !isWanted(column, choice) } };
}

/** The columns that a list of this width, in CSS pixels, has room for, in order. */
export function fittingColumns(choice: ColumnChoice, width: number): Column[] {
  let columns = COLUMNS.filter((column) => isWanted(column, choice));
  for (const column of DISPENSABLE.filter((each) => columns.includes(each))) {
    // A list of status, method and URL has the room that it needs at any width.
    const isBare = columns.every((each) => SPECS[each].isFixed || isCore(each));
    if (isBare || leastWidth(columns) <= width) break;
    columns = columns.filter((each) => each !== column);
  }
  return columns;
}

/**
 * The columns' tracks, as CSS has them in `grid-template-columns`.
 * @param needed what the content of some needs, in CSS pixels; a width that the user chose comes first
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
      // Where there is no room for all that was wished, the URL keeps its own.
      return width === undefined ? track : `minmax(min(${least}px, 30cqw), min(${width}px, 40cqw))`;
    })
    .join(' ');
}

/** Where the border is by which a column is resized: the URL's takes up the slack, so it has none itself. */
export function borderOf(column: Column): 'start' | 'end' | undefined {
  if (SPECS[column].isFixed) return undefined;
  return COLUMNS.indexOf(column) < COLUMNS.indexOf('url') ? 'end' : 'start';
}

/** Gives a column a width in CSS pixels, as near to the wished one as it may be; undefined: its usual one. */
export function resizeColumn<Choice extends ColumnChoice>(
  column: Column,
  width: number | undefined,
  choice: Choice,
): Choice {
  const { [column]: _before, ...others } = choice.widths;
  if (width === undefined) return { ...choice, widths: others };
  return { ...choice, widths: { ...others, [column]: clampWidth(column, width) } };
}

/** Takes what was stored for a width; undefined where it is none. */
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
