import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  type ToggleEvent,
  useEffect,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { type CardPlace, placeCard } from './place-card.ts';

/** Where an open card is, and what keeps it there. */
export interface OpenCard {
  /** Undefined while it is closed. */
  readonly place: CardPlace | undefined;
  readonly onBeforeToggle: (event: ToggleEvent) => void;
  readonly onToggle: (event: ToggleEvent) => void;
  readonly close: () => void;
  /** For what opened it, too. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/** Keeps a popover beside what opened it, and gives it the focus when it is opened. */
export function useCard(
  chip: RefObject<HTMLElement | null>,
  card: RefObject<HTMLElement | null>,
): OpenCard {
  const [place, setPlace] = useState<CardPlace>();
  const isOpen = place !== undefined;
  useEffect(() => {
    if (!isOpen) return;
    let frame = 0;
    const follow = ({ target }: Event) => {
      if (target === card.current) return;
      cancelAnimationFrame(frame);
      // After the layout that a new width asks for, which is made in the same frame.
      frame = requestAnimationFrame(() => {
        // It may have been closed since, which is told later than it is done.
        if (card.current?.matches(':popover-open')) setPlace(placeBeside(chip.current));
      });
    };
    addEventListener('resize', follow);
    addEventListener('scroll', follow, { capture: true });
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('resize', follow);
      removeEventListener('scroll', follow, { capture: true });
    };
  }, [chip, card, isOpen]);
  const close = () => {
    card.current?.hidePopover();
    // The event comes later than a hasty second Escape, which is for the details.
    setPlace(undefined);
  };
  return {
    place,
    onBeforeToggle: ({ newState }) => {
      // At once: the browser shows it as soon as this returns, and it must not jump.
      if (newState === 'open') flushSync(() => setPlace(placeBeside(chip.current)));
    },
    onToggle: ({ newState }) => {
      if (newState === 'open') card.current?.focus({ preventScroll: true });
      else setPlace(undefined);
    },
    close,
    onKeyDown(event) {
      if (!isOpen) return;
      // The keys of list and details are not the card's.
      event.stopPropagation();
      if (event.key !== 'Escape') return;
      // Else DevTools would open its drawer.
      event.preventDefault();
      close();
    },
    onBlur({ relatedTarget, currentTarget }) {
      // Its chip closes it by itself.
      if (!relatedTarget || relatedTarget === chip.current) return;
      if (!currentTarget.contains(relatedTarget)) close();
    },
  };
}

function placeBeside(chip: HTMLElement | null): CardPlace | undefined {
  return chip
    ? placeCard(chip.getBoundingClientRect(), { width: innerWidth, height: innerHeight })
    : undefined;
}
