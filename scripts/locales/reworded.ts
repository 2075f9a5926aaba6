/** Translations of texts whose English was reworded. */
import { keyOf } from '../../src/core/text/i18n.ts';
import type { Catalogue, Entry } from './catalogue.ts';

/**
 * Gives reworded texts the translations of their old English, unless they have one.
 * @param reworded old English to new; `$1` to `$9` stand for the same values in both
 */
export function carryOver(
  catalogue: Catalogue,
  reworded: Readonly<Record<string, string>>,
): Catalogue {
  const carried = Object.entries(reworded).flatMap(([before, after]): [string, Entry][] => {
    const entry = catalogue[keyOf(before)];
    if (!entry?.message) return [];
    const { text, order } = renumber(after);
    const message = entry.message.replace(/\$([1-9])/g, (place) => order.get(place) ?? place);
    return [[keyOf(text), { message, description: text }]];
  });
  return { ...Object.fromEntries(carried), ...catalogue };
}

/**
 * The source numbers values in order of appearance: if the new text has them in another order, they get other numbers.
 */
function renumber(text: string): { text: string; order: ReadonlyMap<string, string> } {
  const order = new Map<string, string>();
  const renumbered = text.replace(/\$[1-9]/g, (place) => {
    const known = order.get(place);
    if (known !== undefined) return known;
    const next = `$${order.size + 1}`;
    order.set(place, next);
    return next;
  });
  return { text: renumbered, order };
}
