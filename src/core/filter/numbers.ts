/** Numbers as filters write them. */

/** A number, optionally with a comparison operator before it. */
export const COUNT = /^(?:[<>]=?|=)?\d{1,9}$/;

/** A number of bytes that may be in thousands or millions. */
export const SIZE = /^\d{1,12}(?:\.\d{1,3})?(?:[km]b?)?$/i;

/** Creates the test for a comparison: `3`, `>3`, `<=3`. */
export function countTest(text: string): (count: number) => boolean {
  const wanted = Number(text.replace(/^[<>=]+/, ''));
  if (text.startsWith('>=')) return (count) => count >= wanted;
  if (text.startsWith('<=')) return (count) => count <= wanted;
  if (text.startsWith('>')) return (count) => count > wanted;
  if (text.startsWith('<')) return (count) => count < wanted;
  return (count) => count === wanted;
}

/** The bytes that a size stands for, in powers of 1000 as Chrome’s Network panel counts: `10k` → 10,000. */
export function toBytes(size: string): number {
  const number = Number.parseFloat(size);
  if (/k/.test(size)) return number * 1000;
  return /m/.test(size) ? number * 1_000_000 : number;
}
