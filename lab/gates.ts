/** Gates at which the server holds a response, so that a test can look at a pending chain. */

export interface Gates {
  /** Resolves when the gate is opened, or when `gone` fires because the client disconnected. */
  wait(gate: string, gone: AbortSignal): Promise<void>;
  /** Releases all requests held at the gate, and returns their number; later ones are held again. */
  release(gate: string): number;
  /** Resolves as soon as a request is held at the gate. */
  held(gate: string): Promise<void>;
  /** Opens all gates. */
  releaseAll(): void;
}

/**
 * Creates the gates of a lab.
 * @param releaseAfter milliseconds after which a request is released automatically; never if absent
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
