import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  type ToggleEvent,
  useEffect,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { controlsIn } from '../keyboard/controls-in.ts';
import { type CardPlace, placeCard } from './place-card.ts';

/** The position of an open card, and the functions that maintain it. */
export interface OpenCard {
  /** Undefined while it is closed. */
  readonly place: CardPlace | undefined;
  readonly onBeforeToggle: (event: ToggleEvent) => void;
  readonly onToggle: (event: ToggleEvent) => void;
  readonly close: () => void;
  /** Also for the button that opened it. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/** Keeps a popover beside the button that opened it, and focuses it when it opens. */
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
      // After the layout for a new width, which happens in the same frame.
      frame = requestAnimationFrame(() => {
        // The popover may have closed already; its event arrives later.
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
    // The event arrives after a quick second Escape, which is for the details.
    setPlace(undefined);
  };
  return {
    place,
    onBeforeToggle: ({ newState }) => {
      // Synchronously: the browser shows the card as soon as this returns, and it must not jump.
      if (newState === 'open') flushSync(() => setPlace(placeBeside(chip.current)));
    },
    onToggle: ({ newState }) => {
      if (newState === 'open') card.current?.focus({ preventScroll: true });
      else setPlace(undefined);
    },
    close,
    onKeyDown(event) {
      if (!isOpen) return;
      // The list and the details must not handle the card's keys.
      event.stopPropagation();
      if (event.key === 'Tab' && !event.shiftKey && card.current)
        tabThrough(card.current, event, close);
      if (event.key !== 'Escape') return;
      // Otherwise DevTools would open its drawer.
      event.preventDefault();
      close();
    },
    onBlur({ relatedTarget, currentTarget }) {
      // Its chip closes it.
      if (!relatedTarget || relatedTarget === chip.current) return;
      if (!currentTarget.contains(relatedTarget)) close();
    },
  };
}

/**
 * Does what Firefox 140 doesn't do with Tab in a popover: it enters the card, which has the focus itself, and leaves it behind
 * its last control, from where the browser goes on after the button that opened it.
 */
function tabThrough(card: HTMLElement, event: KeyboardEvent, close: () => void): void {
  const controls = controlsIn(card);
  const { activeElement } = document;
  if (activeElement === card && controls[0]) {
    controls[0].focus();
    event.preventDefault();
  } else if (activeElement === controls.at(-1)) close();
}

function placeBeside(chip: HTMLElement | null): CardPlace | undefined {
  return chip
    ? placeCard(chip.getBoundingClientRect(), { width: innerWidth, height: innerHeight })
    : undefined;
}
