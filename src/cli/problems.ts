/** Why the system doesn't open or write a file, in words. */

const PROBLEMS = new Map([
  ['ENOENT', 'there is no such file or folder'],
  ['EISDIR', 'it is a folder, not a file'],
  ['EACCES', 'access is denied'],
  ['EPERM', 'access is denied'],
  ['ENOSPC', 'the disk is full'],
]);

/** @param error thrown by a function of `node:fs` */
export function systemProblem(error: unknown): string {
  const code = String((error as NodeJS.ErrnoException).code ?? error);
  return PROBLEMS.get(code) ?? `the system says ${code}`;
}
