import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { MenuLevel } from './MenuLevel.tsx';
import type { OpenMenu } from './use-context-menu.ts';

/** A menu over everything else; see `useContextMenu`. It closes by a choice, by Escape, and by whatever goes on elsewhere. */
export function ContextMenu({ name, items, anchor, onClose }: OpenMenu) {
  useEffect(() => {
    const closeUnlessWithin = ({ target }: Event) => {
      if (!(target instanceof Element) || !target.closest('.context-menu')) onClose();
    };
    // The popover is a manual one: that of the browser's own closing would go as soon as the button that opened it is
    // released.
    addEventListener('pointerdown', closeUnlessWithin, { capture: true });
    addEventListener('wheel', closeUnlessWithin, { capture: true, passive: true });
    addEventListener('resize', onClose);
    addEventListener('blur', onClose);
    return () => {
      removeEventListener('pointerdown', closeUnlessWithin, { capture: true });
      removeEventListener('wheel', closeUnlessWithin, { capture: true });
      removeEventListener('resize', onClose);
      removeEventListener('blur', onClose);
    };
  }, [onClose]);
  return createPortal(
    <MenuLevel
      name={name}
      items={items}
      anchor={anchor}
      depth={0}
      takesFocus={true}
      onBack={onClose}
      onClose={onClose}
    />,
    // Within a landmark, for those who go by them.
    document.querySelector('main') ?? document.body,
  );
}
