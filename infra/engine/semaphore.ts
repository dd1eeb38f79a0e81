/** Lets at most `limit` tasks run at once; the others wait in order. */
export type Semaphore = {
  run<T>(task: () => Promise<T>): Promise<T>;
  /** Running now. */
  active(): number;
  /** Waiting for their turn. */
  waiting(): number;
  /** Settles when nothing runs and nothing waits. */
  idle(): Promise<void>;
};

export function createSemaphore(limit: number): Semaphore {
  let active = 0;
  const queue: (() => void)[] = [];
  let whenIdle: (() => void)[] = [];

  const leave = () => {
    const next = queue.shift();
    if (next) {
      next();
      return;
    }
    active -= 1;
    if (active > 0) return;
    for (const resolve of whenIdle) resolve();
    whenIdle = [];
  };
  return {
    run: async (task) => {
      // The place of a task that leaves goes straight to the next one, so `active` stays as it is.
      if (active < limit) active += 1;
      else await new Promise<void>((resolve) => queue.push(resolve));
      try {
        return await task();
      } finally {
        leave();
      }
    },
    active: () => active,
    waiting: () => queue.length,
    idle: () => (active === 0 ? Promise.resolve() : new Promise((resolve) => whenIdle.push(resolve))),
  };
}
