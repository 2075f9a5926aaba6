/** Colors of a terminal (ECMA-48, "Select Graphic Rendition"). */

const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, cyan: 36 } as const;

/** Writes a text in a color, or as it is where there are none. */
export type Style = (color: keyof typeof CODES, text: string) => string;

/** Writes without colors. */
export const PLAIN: Style = (_color, text) => text;

const COLORED: Style = (color, text) => `\u001b[${CODES[color]}m${text}\u001b[0m`;

/** @param hasColor whether colors are wanted, and can be seen */
export function toStyle(hasColor: boolean): Style {
  return hasColor ? COLORED : PLAIN;
}
