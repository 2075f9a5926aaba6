import { type KeyboardEvent, type MouseEvent, useState } from 'react';
import type { MenuAnchor, MenuItem } from './menu.ts';

/** The items of the menu. */
export interface MenuOffer {
  /** The menu's subject, for screen readers. */
  readonly name: string;
  readonly items: readonly MenuItem[];
}

/** An open menu. */
export interface OpenMenu extends MenuOffer {
  readonly anchor: MenuAnchor;
  /** Closes it and restores the focus. */
  readonly onClose: () => void;
}

export interface ContextMenuOfArea {
  /** To be rendered with `ContextMenu`; undefined while no menu is open. */
  readonly open: OpenMenu | undefined;
  /** For the element that has the menu. */
  readonly handlers: {
    readonly onContextMenu: (event: MouseEvent<HTMLElement>) => void;
    readonly onKeyDownCapture: (event: KeyboardEvent<HTMLElement>) => void;
  };
}

/**
 * A context menu for the content of an element: at the pointer on right-click, or below the focused element on
 * ContextMenu or Shift+F10.
 * @param offer returns the items for an element; undefined for the browser's own menu
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
      // The previously focused element may be gone.
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
        // React also propagates events from the menu, which is elsewhere in the document.
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

/** A row is as wide as the list, so the menu opens at its start. */
function belowStartOf(element: HTMLElement): MenuAnchor {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const start = left + Math.min(24, (right - left) / 2);
  return { left: start, right: start, top, bottom };
}
