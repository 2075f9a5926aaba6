import {
  type CSSProperties,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import {
  effectOfKey,
  indexOfTyped,
  isCommand,
  isSubmenu,
  type MenuAnchor,
  type MenuItem,
  placeMenu,
  type Typed,
  typeOn,
} from './menu.ts';

export interface MenuLevelProps {
  readonly name: string;
  readonly items: readonly MenuItem[];
  /** What it is positioned beside. */
  readonly anchor: MenuAnchor;
  /** 0 for the menu that opened first, 1 for its submenu, and so on. */
  readonly depth: number;
  /** Whether it was opened by a key, or is the first. */
  readonly takesFocus: boolean;
  /** Closes this menu only. */
  readonly onBack: () => void;
  /** Closes all menus. */
  readonly onClose: () => void;
}

/** An item whose submenu is open. */
export interface OpenLine {
  readonly index: number;
  readonly anchor: MenuAnchor;
  readonly byKey: boolean;
}

/**
 * How long the pointer must rest on an item before its submenu opens, or another closes, in milliseconds: it may be on
 * its way to the submenu.
 */
const REST = 150;

/** The behavior of a menu, which `MenuLevel` renders. */
export function useMenuLevel(menu: RefObject<HTMLElement | null>, props: MenuLevelProps) {
  const { items, depth, takesFocus, onBack, onClose } = props;
  const [openLine, setOpenLine] = useState<OpenLine>();
  const style = useMenuPlace(menu, props);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const typed = useRef<Typed>(undefined);
  useEffect(() => () => clearTimeout(rest.current), []);
  useLayoutEffect(() => {
    if (takesFocus) focusLine(menu.current, firstOf(items));
  }, [menu, items, takesFocus]);

  const open = (index: number, byKey: boolean) => {
    clearTimeout(rest.current);
    const line = lineAt(menu.current, index);
    if (!line || !isSubmenu(items[index])) setOpenLine(undefined);
    else setOpenLine({ index, anchor: line.getBoundingClientRect(), byKey });
  };
  const choose = (index: number) => {
    const item = items[index];
    if (isSubmenu(item)) open(index, true);
    if (!isCommand(item) || item.disabled) return;
    onClose();
    item.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // What lies below, and DevTools, must not handle any of these keys.
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const active = activeIndex(menu.current);
    const effect = effectOfKey(event.key, items, active, depth);
    if (effect?.kind === 'move') focusLine(menu.current, effect.index);
    else if (effect?.kind === 'open') open(effect.index, true);
    else if (effect?.kind === 'run') choose(effect.index);
    else if (effect?.kind === 'back') onBack();
    else if (effect?.kind === 'close') onClose();
    else {
      typed.current = typeOn(typed.current, event.key, event.timeStamp) ?? typed.current;
      const found = typed.current && indexOfTyped(items, active, typed.current.text);
      if (found !== undefined) focusLine(menu.current, found);
    }
  };
  return {
    style,
    openLine,
    choose,
    onKeyDown,
    hover: (index: number) => {
      focusLine(menu.current, index);
      clearTimeout(rest.current);
      if (openLine?.index !== index) rest.current = setTimeout(() => open(index, false), REST);
    },
    /** The pointer has reached the submenu. */
    stay: () => clearTimeout(rest.current),
    closeLine: () => {
      focusLine(menu.current, openLine?.index ?? 0);
      setOpenLine(undefined);
    },
  };
}

/** Shows the menu above everything else, and positions it once its size is known. */
function useMenuPlace(
  menu: RefObject<HTMLElement | null>,
  { anchor, depth }: MenuLevelProps,
): CSSProperties {
  const [style, setStyle] = useState<CSSProperties>({});
  useLayoutEffect(() => {
    const element = menu.current;
    if (!element) return;
    if (!element.matches(':popover-open')) element.showPopover();
    const size = { width: element.offsetWidth, height: element.offsetHeight };
    setStyle(placeMenu(anchor, size, { width: innerWidth, height: innerHeight }, depth));
  }, [menu, anchor, depth]);
  return style;
}

function linesOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>(':scope > [data-line]') ?? [])];
}

function lineAt(menu: HTMLElement | null, index: number): HTMLElement | undefined {
  return linesOf(menu).find((line) => line.dataset.line === String(index));
}

function focusLine(menu: HTMLElement | null, index: number): void {
  lineAt(menu, index)?.focus();
}

function activeIndex(menu: HTMLElement | null): number {
  const active = linesOf(menu).find((line) => line === document.activeElement);
  return Number(active?.dataset.line ?? -1);
}

function firstOf(items: readonly MenuItem[]): number {
  const effect = effectOfKey('Home', items, -1, 0);
  return effect?.kind === 'move' ? effect.index : 0;
}
