import { performance } from 'node:perf_hooks';

/** One arm of a comparison: does one unit of work; throws when it fails. */
export type Work = () => Promise<void>;

/** Milliseconds, as a person reads them in the table. */
export type Latency = { p50: number; p99: number };

const quantile = (sorted: readonly number[], q: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;

/** Work per second with `concurrency` under way at once, for `seconds`. */
export async function closedLoop(work: Work, settings: { concurrency: number; seconds: number }): Promise<number> {
  const startedAt = performance.now();
  const endAt = startedAt + settings.seconds * 1000;
  let done = 0;
  const lane = async () => {
    while (performance.now() < endAt) {
      await work();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: settings.concurrency }, lane));
  return done / ((performance.now() - startedAt) / 1000);
}

/** Latency at a fixed rate that doesn't slow down when answers do: what waits in front of the door counts too. */
export async function openLoop(work: Work, settings: { perSecond: number; seconds: number }): Promise<Latency> {
  const count = settings.perSecond * settings.seconds;
  const startedAt = performance.now();
  const latencies: number[] = [];
  const one = async (index: number) => {
    const due = startedAt + (index * 1000) / settings.perSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    // A timer may fire a little early; one that fires late has kept its request waiting.
    const from = Math.min(due, performance.now());
    await work();
    latencies.push(performance.now() - from);
  };
  await Promise.all(Array.from({ length: count }, (_, index) => one(index)));
  latencies.sort((a, b) => a - b);
  return { p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
}

/** The 95th percentile in ms of one call after the other, as one person at a quiet desk has it. */
export async function p95(work: Work, count: number): Promise<number> {
  const latencies: number[] = [];
  for (let done = 0; done < count; done += 1) {
    const from = performance.now();
    await work();
    latencies.push(performance.now() - from);
  }
  return quantile(latencies.sort((a, b) => a - b), 0.95);
}

/** Median with range. */
export function summarise(values: readonly number[]): { median: number; min: number; max: number } {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), min: sorted[0] ?? Number.NaN, max: sorted.at(-1) ?? Number.NaN };
}

/** Runs the arms in turn, A B A B, so that a slow minute of the machine meets all alike. */
export async function interleave<T>(rounds: number, arms: Record<string, () => Promise<T>>): Promise<Record<string, T[]>> {
  const results: Record<string, T[]> = Object.fromEntries(Object.keys(arms).map((name) => [name, []]));
  for (let round = 1; round <= rounds; round += 1)
    for (const [name, arm] of Object.entries(arms)) {
      process.stderr.write(`round ${round}/${rounds}: ${name}\n`);
      results[name]?.push(await arm());
    }
  return results;
}
