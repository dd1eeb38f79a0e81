/** Lets at most `limit` tasks run at once; the others wait in order. */
export type Semaphore = { run<T>(task: () => Promise<T>): Promise<T> };

export function createSemaphore(limit: number): Semaphore {
  let active = 0;
  const queue: (() => void)[] = [];

  return {
    run: async (task) => {
      // The place of a task that leaves goes straight to the next one, so `active` stays as it is.
      if (active < limit) active += 1;
      else await new Promise<void>((resolve) => queue.push(resolve));
      try {
        return await task();
      } finally {
        const next = queue.shift();
        if (next) next();
        else active -= 1;
      }
    },
  };
}
