/** The parts of the panel that F6 leads through, as in the browser's own windows. */

/** Each part, and what in it takes the focus: the first that there is. */
const PARTS: readonly (readonly [part: string, focused: readonly string[]])[] = [
  ['.toolbar', ['button']],
  ['.split-list', ['[role=row][tabindex="0"]', 'button']],
  ['.split-details', ['[role=tab][tabindex="0"]', 'section']],
];

/**
 * Moves the focus to the next part that there is, or to the previous one.
 * @param step 1 or −1
 */
export function focusPart(step: 1 | -1): void {
  const parts = PARTS.flatMap(([selector, focused]) => {
    const part = document.querySelector(selector);
    const element = focused.map((each) => part?.querySelector<HTMLElement>(each)).find(Boolean);
    return part && element ? [{ part, element }] : [];
  });
  const current = parts.findIndex(({ part }) => part.contains(document.activeElement));
  // From elsewhere it is the first, or the last.
  const from = current < 0 && step < 0 ? 0 : current;
  parts.at((from + step) % parts.length)?.element.focus();
}

/** Where the focus goes that has nowhere else to be: the session that is shown, the list, or what stands in its place. */
const REMAINING: readonly string[] = [
  '.session[aria-pressed="true"]',
  '.split-list [role=row][tabindex="0"]',
  '.empty button',
  '.toolbar button',
];

/** Gives the focus to the first of them that there is. */
export function focusRemaining(): void {
  const elements = REMAINING.map((selector) => document.querySelector<HTMLElement>(selector));
  elements.find((element) => element !== null)?.focus({ preventScroll: true });
}
