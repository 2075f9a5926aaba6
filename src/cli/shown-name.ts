/** A file's name for people. */
export function shownName(name: string): string {
  return name === '-' ? 'standard input' : name;
}
