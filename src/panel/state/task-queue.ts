/** Tasks that wait for each other, such as files to be read or written. */

export interface TaskQueue<Task> {
  /** How many tasks wait for their turn. */
  readonly waiting: number;
  /** Does tasks after those that still wait. */
  add(tasks: readonly Task[]): void;
  /** Stops the task that is being done, and forgets those that wait. */
  cancel(): void;
}

/**
 * @param start begins a task, of which it is told once that it is done; gives the function that stops it
 * @param onIdle is called when there is nothing left to do
 */
export function createTaskQueue<Task>(
  start: (task: Task, done: () => void) => () => void,
  onIdle: () => void,
): TaskQueue<Task> {
  const waiting: Task[] = [];
  let stop: (() => void) | undefined;
  const next = () => {
    const task = waiting.shift();
    stop = undefined;
    if (task === undefined) onIdle();
    else stop = start(task, next);
  };
  return {
    get waiting() {
      return waiting.length;
    },
    add(tasks) {
      for (const task of tasks) waiting.push(task);
      if (!stop) next();
    },
    cancel() {
      waiting.length = 0;
      stop?.();
      next();
    },
  };
}

/** Gives a function that is told a share, from 0 to 1, at any time, and passes it on whenever another percent is reached. */
export function byPercent(tell: (share: number) => void): (share: number) => void {
  let told = -1;
  return (share) => {
    const percent = Math.floor(share * 100);
    if (percent === told) return;
    told = percent;
    tell(share);
  };
}
