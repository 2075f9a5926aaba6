import { isSubmenu, type MenuCommand, type Submenu } from './menu.ts';

interface MenuLineProps {
  readonly item: MenuCommand | Submenu;
  readonly index: number;
  /** Whether its submenu is open. */
  readonly isOpen: boolean;
  readonly onChoose: (index: number) => void;
  readonly onHover: (index: number) => void;
}

/** A menu item. The menu handles the keys; the focus is on the item. */
export function MenuLine({ item, index, isOpen, onChoose, onHover }: MenuLineProps) {
  const common = {
    type: 'button' as const,
    className: 'menu-line',
    'data-line': index,
    tabIndex: -1,
    onClick: () => onChoose(index),
    // A menu that opens below a resting pointer leaves the focus where it is.
    onPointerMove: ({ currentTarget }: { readonly currentTarget: HTMLElement }) => {
      if (document.activeElement !== currentTarget) onHover(index);
    },
  };
  if (isSubmenu(item)) {
    return (
      <button {...common} role="menuitem" aria-haspopup="menu" aria-expanded={isOpen}>
        <span>{item.label}</span>
        <span aria-hidden="true">▸</span>
      </button>
    );
  }
  const { label, tip, shortcut, disabled, checked } = item;
  const state = { ...common, title: tip, 'aria-disabled': disabled };
  const content = (
    <>
      <span>{label}</span>
      {shortcut !== undefined && <kbd>{shortcut}</kbd>}
    </>
  );
  return checked === undefined ? (
    <button {...state} role="menuitem">
      {content}
    </button>
  ) : (
    <button {...state} role="menuitemcheckbox" aria-checked={checked}>
      {content}
    </button>
  );
}
