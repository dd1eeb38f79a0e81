/** `largest`: items that one run takes at most; `crowd`: so many waiting start a run beside others, up to `runs`. */
export type BatchLimits = { largest: number; crowd: number; runs: number };

type Waiting<Item, Result> = { item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void };

/**
 * Lets calls that arrive together, or while others are under way, share one run, as a database shares one flush between
 * commits. An idle batcher starts at the end of the same turn of the event loop, so nothing waits for company. `run` answers in the order of its items; when
 * it throws, every item of that run fails with its error.
 */
export function inBatches<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
  limits: BatchLimits,
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let running = 0;
  let isDue = false;

  const runNext = async () => {
    const batch = waiting.splice(0, limits.largest);
    try {
      const results = await run(batch.map(({ item }) => item));
      if (results.length !== batch.length) throw new Error(`a batch of ${batch.length} got ${results.length} results`);
      // The lengths are equal, so each item has its result.
      batch.forEach(({ resolve }, position) => resolve(results[position] as Result));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };

  const mayStart = () => waiting.length > 0 && (running === 0 || (running < limits.runs && waiting.length >= limits.crowd));

  const startRuns = () => {
    isDue = false;
    while (mayStart()) {
      running += 1;
      void runNext().then(() => {
        running -= 1;
        startSoon();
      });
    }
  };
  const startSoon = () => {
    if (isDue || !mayStart()) return;
    isDue = true;
    setImmediate(startRuns);
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      startSoon();
    });
}
