/** An unusable argument or file. Each line names the file and the place. */
export class Unusable extends Error {
  readonly lines: readonly string[];

  /** @param lines one line, or those of several files */
  constructor(lines: string | readonly string[]) {
    const all = typeof lines === 'string' ? [lines] : lines;
    super(all.join('; '));
    this.lines = all;
  }
}
