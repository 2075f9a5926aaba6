import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { MenuLevel } from './MenuLevel.tsx';
import type { OpenMenu } from './use-context-menu.ts';

/** A menu above everything else; see `useContextMenu`. A choice, Escape, or any action elsewhere closes it. */
export function ContextMenu({ name, items, anchor, onClose }: OpenMenu) {
  useEffect(() => {
    const closeUnlessWithin = ({ target }: Event) => {
      if (!(target instanceof Element) || !target.closest('.context-menu')) onClose();
    };
    // A manual popover: the browser would close any other as soon as the mouse button that opened it is released.
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
    // Inside a landmark, for users who navigate by landmarks.
    document.querySelector('main') ?? document.body,
  );
}
