/** A file's name as people read it. */
export function shownName(name: string): string {
  return name === '-' ? 'standard input' : name;
}
