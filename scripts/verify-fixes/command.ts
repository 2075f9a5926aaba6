/** Commands that run to their end. */
import { spawnSync } from 'node:child_process';

/**
 * Runs a command and returns its output.
 * @throws with its output if it fails
 */
export function runCommand(cwd: string, ...[command = '', ...args]: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status === 0) return `${stdout}${stderr}`;
  throw new Error(error?.message ?? `${command}: ${`${stdout}\n${stderr}`.trim().slice(-1500)}`);
}
