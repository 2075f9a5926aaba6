/** Counts the work that a function does, where it is a matter of reading text: machines and their load don't matter. */

/**
 * Gives the steps that the function counts itself, and the characters that `indexOf` and regular expressions went through
 * to find something, or nothing. No spy of vitest's does it: that one keeps every call, and there are millions.
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
