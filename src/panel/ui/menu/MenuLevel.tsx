import { useRef } from 'react';
import { MenuLine } from './MenuLine.tsx';
import { isSeparator, isSubmenu } from './menu.ts';
import { type MenuLevelProps, useMenuLevel } from './use-menu-level.ts';

/** One menu: the context menu itself, or a submenu. */
export function MenuLevel(props: MenuLevelProps) {
  const { name, items, depth, onClose } = props;
  const element = useRef<HTMLDivElement>(null);
  const menu = useMenuLevel(element, props);
  const { openLine } = menu;
  const submenu = openLine && items[openLine.index];
  return (
    <div
      ref={element}
      popover="manual"
      role="menu"
      aria-label={name}
      className="context-menu"
      tabIndex={-1}
      style={menu.style}
      onKeyDown={menu.onKeyDown}
      // React propagates these events to the menu's React parent: a list, or the parent menu.
      onClick={(event) => event.stopPropagation()}
      onFocus={(event) => event.stopPropagation()}
      onContextMenu={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {items.map((item, index) =>
        isSeparator(item) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the items of an open menu stay as they are
          <hr key={index} />
        ) : (
          <MenuLine
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={index}
            item={item}
            index={index}
            isOpen={openLine?.index === index}
            onChoose={menu.choose}
            onHover={menu.hover}
          />
        ),
      )}
      {openLine && isSubmenu(submenu) && (
        <div role="presentation" onPointerEnter={menu.stay}>
          <MenuLevel
            key={openLine.index}
            name={submenu.label}
            items={submenu.items}
            anchor={openLine.anchor}
            depth={depth + 1}
            takesFocus={openLine.byKey}
            onBack={menu.closeLine}
            onClose={onClose}
          />
        </div>
      )}
    </div>
  );
}
