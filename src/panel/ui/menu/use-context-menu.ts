import { type KeyboardEvent, type MouseEvent, useState } from 'react';
import type { MenuAnchor, MenuItem } from './menu.ts';

/** What a place offers. */
export interface MenuOffer {
  /** What the menu is about, for screen readers. */
  readonly name: string;
  readonly items: readonly MenuItem[];
}

/** A menu that is open. */
export interface OpenMenu extends MenuOffer {
  readonly anchor: MenuAnchor;
  /** Closes it; the focus goes back to where it was. */
  readonly onClose: () => void;
}

export interface ContextMenuOfArea {
  /** To be drawn with `ContextMenu`; undefined while none is open. */
  readonly open: OpenMenu | undefined;
  /** For the element whose menu it is. */
  readonly handlers: {
    readonly onContextMenu: (event: MouseEvent<HTMLElement>) => void;
    readonly onKeyDownCapture: (event: KeyboardEvent<HTMLElement>) => void;
  };
}

/**
 * A menu for what is in an element: by the secondary button at the pointer, by the ContextMenu key or Shift+F10 below
 * what has the focus.
 * @param offer what there is for an element; undefined leaves it to the browser's own menu
 */
export function useContextMenu(
  offer: (target: HTMLElement) => MenuOffer | undefined,
): ContextMenuOfArea {
  const [open, setOpen] = useState<OpenMenu>();
  const show = (area: HTMLElement, target: HTMLElement, anchor: MenuAnchor): boolean => {
    const offered = offer(target);
    if (!offered || offered.items.length === 0) return false;
    const before = focusedIn(area) ?? area;
    const onClose = () => {
      setOpen(undefined);
      // What had the focus may be gone by now.
      (before.isConnected ? before : area).focus({ preventScroll: true });
    };
    setOpen({ ...offered, anchor, onClose });
    return true;
  };
  return {
    open,
    handlers: {
      onContextMenu(event) {
        const { currentTarget: area, target, clientX, clientY } = event;
        // React hands on what happens in a menu, too, which is elsewhere in the document.
        if (!(target instanceof HTMLElement || target instanceof SVGElement)) return;
        if (!area.contains(target) || target.matches('input, textarea')) return;
        const element = target.closest<HTMLElement>('div, li, span, button, p, td, th') ?? area;
        const isPlaced = clientX !== 0 || clientY !== 0;
        const point = { left: clientX, right: clientX, top: clientY, bottom: clientY };
        const anchor = isPlaced ? point : element.getBoundingClientRect();
        if (show(area, element, anchor)) event.preventDefault();
      },
      onKeyDownCapture(event) {
        const { currentTarget: area, target } = event;
        if (!isMenuKey(event) || !(target instanceof HTMLElement) || !area.contains(target)) return;
        if (target.matches('input, textarea') || !show(area, target, belowStartOf(target))) return;
        event.preventDefault();
        event.stopPropagation();
      },
    },
  };
}

function isMenuKey({ key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  if (ctrlKey || altKey || metaKey) return false;
  return key === 'ContextMenu' || (key === 'F10' && shiftKey);
}

function focusedIn(area: HTMLElement): HTMLElement | undefined {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement && area.contains(activeElement)
    ? activeElement
    : undefined;
}

/** A row is as wide as the list: the menu belongs to its beginning. */
function belowStartOf(element: HTMLElement): MenuAnchor {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const start = left + Math.min(24, (right - left) / 2);
  return { left: start, right: start, top, bottom };
}
