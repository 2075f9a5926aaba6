const CONTROLS = ['button', 'input', 'select', 'summary', 'a[href]'].join();

/** The controls in an element, in the order in which Tab reaches them. */
export function controlsIn(element: Element): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>(CONTROLS)].filter((it) => it.checkVisibility());
}
