import { describe, expect, it } from '@jest/globals';
import { inBatches } from '../../infra/in-batches.ts';

/** A run that ends when the test says so, and keeps what it was given. */
function heldRuns() {
  const runs: { items: readonly number[]; end: () => void; fail: (error: Error) => void }[] = [];
  const run = (items: readonly number[]) =>
    new Promise<readonly number[]>((resolve, reject) => {
      runs.push({ items, end: () => resolve(items.map((item) => item * 10)), fail: reject });
    });
  return { runs, run };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('inBatches', () => {
  it('runs a single item at once and gathers what arrives meanwhile', async () => {
    const { runs, run } = heldRuns();
    const call = inBatches(run, { largest: 3, runs: 1 });
    const answers = [1, 2, 3, 4, 5].map(call);

    expect(runs.map(({ items }) => items)).toEqual([[1]]);
    runs[0]?.end();
    await settled();
    runs[1]?.end();
    await settled();
    runs[2]?.end();

    expect(await Promise.all(answers)).toEqual([10, 20, 30, 40, 50]);
    expect(runs.map(({ items }) => items)).toEqual([[1], [2, 3, 4], [5]]);
  });

  it('runs as many side by side as allowed', () => {
    const { runs, run } = heldRuns();
    const call = inBatches(run, { largest: 3, runs: 2 });

    for (const item of [1, 2, 3]) void call(item);

    expect(runs.map(({ items }) => items)).toEqual([[1], [2]]);
  });

  it('fails the items of a failed run and goes on with the next', async () => {
    const { runs, run } = heldRuns();
    const call = inBatches(run, { largest: 3, runs: 1 });
    const first = call(1);
    const second = call(2);
    const refused = expect(first).rejects.toThrow('away');

    runs[0]?.fail(new Error('away'));
    await refused;
    runs[1]?.end();

    expect(await second).toBe(20);
  });

  it('refuses results that fit no item', async () => {
    const call = inBatches((items: readonly number[]) => Promise.resolve(items.slice(1)), { largest: 3, runs: 1 });

    await expect(call(1)).rejects.toThrow('a batch of 1 got 0 results');
  });
});
