/** Gates at which the server holds an answer back, so that a test can look at a chain that is still running. */

export interface Gates {
  /** Resolves when the gate is opened, or when `gone` fires because the client went away. */
  wait(gate: string, gone: AbortSignal): Promise<void>;
  /** Lets every request go that waits at the gate, and says how many; those that come later wait again. */
  release(gate: string): number;
  /** Resolves as soon as a request waits at the gate. */
  held(gate: string): Promise<void>;
  /** Opens all gates. */
  releaseAll(): void;
}

/**
 * Makes the gates of one lab.
 * @param releaseAfter milliseconds after which a request goes on by itself; never if absent
 */
export function createGates(releaseAfter?: number): Gates {
  const waiting = new Map<string, Set<() => void>>();
  const watchers = new Map<string, Set<() => void>>();

  const release = (gate: string): number => {
    const opened = [...(waiting.get(gate) ?? [])];
    for (const open of opened) open();
    return opened.length;
  };
  return {
    wait: (gate, gone) =>
      new Promise((resolve) => {
        const timer = releaseAfter === undefined ? undefined : setTimeout(open, releaseAfter);
        function open(): void {
          clearTimeout(timer);
          waiting.get(gate)?.delete(open);
          resolve();
        }
        gone.addEventListener('abort', open, { once: true });
        add(waiting, gate, open);
        for (const notify of watchers.get(gate) ?? []) notify();
        watchers.delete(gate);
      }),
    release,
    held: (gate) =>
      (waiting.get(gate)?.size ?? 0) > 0
        ? Promise.resolve()
        : new Promise((resolve) => add(watchers, gate, resolve)),
    releaseAll: () => {
      for (const gate of waiting.keys()) release(gate);
    },
  };
}

function add(map: Map<string, Set<() => void>>, key: string, value: () => void): void {
  const set = map.get(key) ?? new Set();
  map.set(key, set.add(value));
}
