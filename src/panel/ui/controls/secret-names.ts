/** Reads names separated by commas or spaces. */
export function readNames(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((name) => name !== ''))];
}
