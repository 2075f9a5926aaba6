/** Menus as data: what keys and typing do in one, and where it is put. The component that draws them knows no more. */

/** A line to choose. */
export interface MenuCommand {
  /** Safe to show. */
  readonly label: string;
  /** Called after the menu has closed and given the focus back, while the click or the key is still being handled. */
  readonly run: () => void;
  /** What it does, where the label does not say. */
  readonly tip?: string;
  /** The keys that do the same, as they are to be read: `Ctrl+C`. */
  readonly shortcut?: string;
  readonly disabled?: boolean;
  /** Whether it is checked; absent if it can't be. */
  readonly checked?: boolean;
}

/** A line that opens further ones. */
export interface Submenu {
  readonly label: string;
  readonly items: readonly MenuItem[];
}

export interface MenuSeparator {
  readonly separator: true;
}

export type MenuItem = MenuCommand | Submenu | MenuSeparator;

export const SEPARATOR: MenuSeparator = { separator: true };

export function isSeparator(item: MenuItem | undefined): item is MenuSeparator {
  return item !== undefined && 'separator' in item;
}

export function isSubmenu(item: MenuItem | undefined): item is Submenu {
  return item !== undefined && 'items' in item;
}

export function isCommand(item: MenuItem | undefined): item is MenuCommand {
  return item !== undefined && 'run' in item;
}

/** Joins groups of lines by separators; groups without any line leave none. */
export function inGroups(...groups: readonly (readonly MenuItem[])[]): MenuItem[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : [SEPARATOR, ...group]));
}

/** What a key does in a menu; undefined for those that do nothing. */
export type MenuEffect =
  | { readonly kind: 'move'; readonly index: number }
  | { readonly kind: 'open' | 'run'; readonly index: number }
  /** Closes this menu alone. */
  | { readonly kind: 'back' }
  /** Closes all of them. */
  | { readonly kind: 'close' };

/**
 * Says what a key does (ARIA Authoring Practices, "menu"): lines that are disabled can be read, and not chosen.
 * @param active the line that has the focus, −1 for none
 * @param depth 0 for the menu that was opened first, 1 for one that it opened, and so on
 */
export function effectOfKey(
  key: string,
  items: readonly MenuItem[],
  active: number,
  depth: number,
): MenuEffect | undefined {
  const item = items[active];
  switch (key) {
    case 'ArrowDown':
      return move(items, active, 1);
    case 'ArrowUp':
      return move(items, active < 0 ? items.length : active, -1);
    case 'Home':
      return move(items, -1, 1);
    case 'End':
      return move(items, items.length, -1);
    case 'ArrowRight':
      return isSubmenu(item) ? { kind: 'open', index: active } : undefined;
    case 'ArrowLeft':
      return depth > 0 ? { kind: 'back' } : undefined;
    case 'Escape':
      return { kind: depth > 0 ? 'back' : 'close' };
    case 'Tab':
      return { kind: 'close' };
    case 'Enter':
    case ' ':
      if (isSubmenu(item)) return { kind: 'open', index: active };
      return isCommand(item) && !item.disabled ? { kind: 'run', index: active } : undefined;
    default:
      return undefined;
  }
}

/** To the next line in a direction that is not a separator, round the end. */
function move(items: readonly MenuItem[], from: number, step: 1 | -1): MenuEffect | undefined {
  const { length } = items;
  for (let count = 1; count <= length; count++) {
    const index = (((from + count * step) % length) + length) % length;
    if (!isSeparator(items[index])) return { kind: 'move', index };
  }
  return undefined;
}

/** What was typed lately, to find a line by its beginning. */
export interface Typed {
  readonly text: string;
  /** When the last character came, in ms of any clock. */
  readonly at: number;
}

/** What comes later than this, in ms, begins anew. */
const TYPING_PAUSE = 700;

/** Goes on with what was typed; undefined for a key that is not a character. */
export function typeOn(before: Typed | undefined, key: string, at: number): Typed | undefined {
  if ([...key].length !== 1 || key === ' ') return undefined;
  const isLate = before === undefined || at - before.at > TYPING_PAUSE;
  return { text: (isLate ? '' : before.text) + key.toLowerCase(), at };
}

/** The line that typing leads to; the same character again leads to the next one that begins with it. */
export function indexOfTyped(
  items: readonly MenuItem[],
  active: number,
  text: string,
): number | undefined {
  const isRepeated = [...text].every((character) => text.startsWith(character));
  const wanted = isRepeated ? text.charAt(0) : text;
  // A longer text may still be that of the line that its beginning led to.
  const start = isRepeated ? active + 1 : Math.max(active, 0);
  const order = items.map((_item, offset) => (start + offset) % items.length);
  return order.find((index) => {
    const item = items[index];
    return item && !isSeparator(item) && item.label.toLowerCase().startsWith(wanted);
  });
}

/** In CSS pixels of the window. */
export interface MenuAnchor {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface MenuSize {
  readonly width: number;
  readonly height: number;
}

export interface MenuPlace {
  readonly left: number;
  readonly top: number;
  readonly maxHeight: number;
}

/** Between a menu and the window's edge. */
const MARGIN = 4;

/**
 * Puts a menu within the window: a first one below its anchor, or above it where there is more room; one that it opened
 * beside its line, to the right or, where there is no room, to the left. One that is higher than the window scrolls.
 * @param size of the menu, were there room for all of it
 */
export function placeMenu(
  anchor: MenuAnchor,
  size: MenuSize,
  room: MenuSize,
  depth: number,
): MenuPlace {
  const maxHeight = room.height - 2 * MARGIN;
  const height = Math.min(size.height, maxHeight);
  const isBeside = depth > 0;
  const right = isBeside ? anchor.right : anchor.left;
  const left = (isBeside ? anchor.left : anchor.right) - size.width;
  const fitsRight = right + size.width <= room.width - MARGIN;
  const down = isBeside ? anchor.top : anchor.bottom;
  const up = (isBeside ? anchor.bottom : anchor.top) - height;
  const fitsDown = down + height <= room.height - MARGIN;
  return {
    left: within(fitsRight || left < MARGIN ? right : left, size.width, room.width),
    top: within(fitsDown || up < MARGIN ? down : up, height, room.height),
    maxHeight,
  };
}

function within(start: number, length: number, room: number): number {
  return Math.max(MARGIN, Math.min(start, room - MARGIN - length));
}
