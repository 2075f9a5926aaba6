/** The resource usage of a process and all of its children, as counted by Linux. */
import { readFileSync } from 'node:fs';

export interface Taken {
  /** Seconds of processor time. */
  readonly processor: number;
  /** The largest size of each process, added up, in MiB. */
  readonly memory: number;
}

/** The kernel's clock ticks per second, the same on every architecture that Node.js runs on. */
const TICKS = 100;

/** @returns undefined if there is no /proc */
export function takenBy(pid: number): Taken | undefined {
  try {
    return sum(treeOf(pid).map(takenByOne));
  } catch {
    return undefined;
  }
}

function treeOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return [pid, ...children.split(' ').filter(Boolean).map(Number).flatMap(treeOf)];
}

function takenByOne(pid: number): Taken {
  const read = (file: string) => readFileSync(`/proc/${pid}/${file}`, 'utf8');
  return readTaken(read('stat'), read('status'));
}

/**
 * @param stat as in proc_pid_stat(5): its own ticks, and those of its ended children
 * @param status as in proc_pid_status(5)
 */
export function readTaken(stat: string, status: string): Taken {
  // The second field is a name in parentheses, which may contain anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = fields.slice(11, 15).reduce((total, field) => total + Number(field), 0);
  const [, peak = 0] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
  return { processor: ticks / TICKS, memory: Number(peak) / 1024 };
}

function sum(parts: readonly Taken[]): Taken {
  return {
    processor: parts.reduce((total, { processor }) => total + processor, 0),
    memory: parts.reduce((total, { memory }) => total + memory, 0),
  };
}
