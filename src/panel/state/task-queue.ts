/** Tasks that run one after another, such as reading or writing files. */

export interface TaskQueue<Task> {
  /** How many tasks are waiting. */
  readonly waiting: number;
  /** Runs tasks after those still waiting. */
  add(tasks: readonly Task[]): void;
  /** Cancels the current task and those still waiting. */
  cancel(): void;
}

/**
 * Creates a queue.
 * @param start starts a task and returns the function that cancels it; the task calls `done` when it ends
 * @param onIdle called when no task is left
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

/**
 * Wraps a progress callback, which takes a fraction from 0 to 1, so that it is called only when another percent is
 * reached.
 */
export function byPercent(tell: (share: number) => void): (share: number) => void {
  let told = -1;
  return (share) => {
    const percent = Math.floor(share * 100);
    if (percent === told) return;
    told = percent;
    tell(share);
  };
}
