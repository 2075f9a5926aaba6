/** Counts the work of a function that reads text, independently of the machine and its load. */

/**
 * Returns the steps that the function counts itself, plus the characters that `indexOf` and regular expressions read.
 * Vitest's spies can't do this, because they store every call, and there are millions.
 */
export function charactersRead(run: (count: (steps: number) => void) => void): number {
  let sum = 0;
  const { indexOf } = String.prototype;
  const { exec } = RegExp.prototype;
  String.prototype.indexOf = function (this: string, ...args) {
    const found = indexOf.apply(this, args);
    sum += (found < 0 ? this.length : found) - (args[1] ?? 0);
    return found;
  };
  RegExp.prototype.exec = function (this: RegExp, text) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const found = exec.call(this, text);
    if (found) sum += found.index + found[0].length - from;
    else if (!this.sticky) sum += text.length - from;
    return found;
  };
  try {
    run((steps) => {
      sum += steps;
    });
  } finally {
    String.prototype.indexOf = indexOf;
    RegExp.prototype.exec = exec;
  }
  return sum;
}
