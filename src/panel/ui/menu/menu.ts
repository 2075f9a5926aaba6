/** Menus as data: keyboard handling, typing, and position. The component only renders them. */

/** An item to choose. */
export interface MenuCommand {
  /** Display-safe. */
  readonly label: string;
  /** Called after the menu has closed and restored the focus, while the click or key press is still being handled. */
  readonly run: () => void;
  /** What it does, if the label doesn't say. */
  readonly tip?: string;
  /** The equivalent keys as displayed: `Ctrl+C`. */
  readonly shortcut?: string;
  readonly disabled?: boolean;
  /** Whether it is checked; absent if it can't be. */
  readonly checked?: boolean;
}

/** An item that opens a submenu. */
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

/** Joins groups of items with separators; empty groups are omitted. */
export function inGroups(...groups: readonly (readonly MenuItem[])[]): MenuItem[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : [SEPARATOR, ...group]));
}

/** The effect of a key in a menu; undefined for keys that have none. */
export type MenuEffect =
  | { readonly kind: 'move'; readonly index: number }
  | { readonly kind: 'open' | 'run'; readonly index: number }
  /** Closes this menu only. */
  | { readonly kind: 'back' }
  /** Closes all menus. */
  | { readonly kind: 'close' };

/**
 * Returns the effect of a key (ARIA Authoring Practices, "menu"): disabled items can be focused, but not chosen.
 * @param active the index of the focused item, or −1
 * @param depth 0 for the menu that opened first, 1 for its submenu, and so on
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

/** Returns the next item in a direction, wrapping around and skipping separators. */
function move(items: readonly MenuItem[], from: number, step: 1 | -1): MenuEffect | undefined {
  const { length } = items;
  for (let count = 1; count <= length; count++) {
    const index = (((from + count * step) % length) + length) % length;
    if (!isSeparator(items[index])) return { kind: 'move', index };
  }
  return undefined;
}

/** What was typed recently, to find an item by its beginning. */
export interface Typed {
  readonly text: string;
  /** When the last character was typed, in milliseconds of any clock. */
  readonly at: number;
}

/** Typing starts over after a pause of this length, in milliseconds. */
const TYPING_PAUSE = 700;

/** Adds a key to what was typed; undefined if it is not a character. */
export function typeOn(before: Typed | undefined, key: string, at: number): Typed | undefined {
  if ([...key].length !== 1 || key === ' ') return undefined;
  const isLate = before === undefined || at - before.at > TYPING_PAUSE;
  return { text: (isLate ? '' : before.text) + key.toLowerCase(), at };
}

/** Returns the item that the typed text matches; the same character repeated moves to the next match. */
export function indexOfTyped(
  items: readonly MenuItem[],
  active: number,
  text: string,
): number | undefined {
  const isRepeated = [...text].every((character) => text.startsWith(character));
  const wanted = isRepeated ? text.charAt(0) : text;
  // A longer text may still match the item that its beginning matched.
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

/** The distance between a menu and the edge of the window. */
const MARGIN = 4;

/**
 * Positions a menu within the window: the first one below its anchor, or above it if there is more room; a submenu
 * beside its item, to the right or, if there is no room, to the left. A menu higher than the window scrolls.
 * @param size the size of the menu if it had enough room
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
