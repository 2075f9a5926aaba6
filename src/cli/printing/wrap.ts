/**
 * Breaks a text into lines at its spaces. A word that is too long, as URLs are, has a line of its own.
 * @param width of a line with its indent
 * @param hanging what begins the first line in place of as many spaces
 */
export function wrap(text: string, width: number, indent: string, hanging = ''): string[] {
  const lines: string[] = [];
  let line = indent + hanging;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent + ' '.repeat(hanging.length);
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}
