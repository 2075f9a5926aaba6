/** The parts of the panel that F6 cycles through, as in the browser's own windows. */

/** Each part, and the selectors of what receives its focus: the first that exists. */
const PARTS: readonly (readonly [part: string, focused: readonly string[]])[] = [
  ['.toolbar', ['button']],
  ['.split-list', ['[role=row][tabindex="0"]', 'button']],
  ['.split-details', ['[role=tab][tabindex="0"]', 'section']],
];

/**
 * Moves the focus to the next existing part, or the previous one.
 * @param step 1 or −1
 */
export function focusPart(step: 1 | -1): void {
  const parts = PARTS.flatMap(([selector, focused]) => {
    const part = document.querySelector(selector);
    const element = focused.map((each) => part?.querySelector<HTMLElement>(each)).find(Boolean);
    return part && element ? [{ part, element }] : [];
  });
  const current = parts.findIndex(({ part }) => part.contains(document.activeElement));
  // From outside all parts, it moves to the first or the last one.
  const from = current < 0 && step < 0 ? 0 : current;
  parts.at((from + step) % parts.length)?.element.focus();
}

/** Where the focus goes by default: the displayed session, the list, or what replaces the list. */
const REMAINING: readonly string[] = [
  '.session[aria-pressed="true"]',
  '.split-list [role=row][tabindex="0"]',
  '.empty button',
  '.toolbar button',
];

/** Focuses the first element that exists. */
export function focusRemaining(): void {
  const elements = REMAINING.map((selector) => document.querySelector<HTMLElement>(selector));
  elements.find((element) => element !== null)?.focus({ preventScroll: true });
}
