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
/** After the runs that are due have started. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 1));

describe('inBatches', () => {
  it('gathers what arrives in one turn of the loop, and what arrives while a run is under way', async () => {
    const { runs, run } = heldRuns();
    const call = inBatches(run, { largest: 3, crowd: 9, runs: 2 });
    const answers = [1, 2].map(call);
    await settled();
    answers.push(...[3, 4, 5, 6].map(call));
    await settled();

    expect(runs.map(({ items }) => items)).toEqual([[1, 2]]);
    for (const round of [0, 1, 2]) {
      runs[round]?.end();
      await settled();
    }

    expect(await Promise.all(answers)).toEqual([10, 20, 30, 40, 50, 60]);
    expect(runs.map(({ items }) => items)).toEqual([[1, 2], [3, 4, 5], [6]]);
  });

  it('starts a run beside one that is held up as soon as a crowd waits, and no more than allowed', async () => {
    const { runs, run } = heldRuns();
    const call = inBatches(run, { largest: 2, crowd: 2, runs: 2 });

    const seen = [];
    for (const item of [1, 2, 3, 4, 5, 6, 7]) {
      void call(item);
      await settled();
      seen.push(runs.length);
    }

    expect(seen).toEqual([1, 1, 2, 2, 2, 2, 2]);
    expect(runs.map(({ items }) => items)).toEqual([[1], [2, 3]]);
  });

  it('fails the items of a failed run and goes on with the next', async () => {
    const { runs, run } = heldRuns();
    const call = inBatches(run, { largest: 1, crowd: 9, runs: 2 });
    const first = call(1);
    const second = call(2);
    const refused = expect(first).rejects.toThrow('away');

    await settled();
    runs[0]?.fail(new Error('away'));
    await refused;
    await settled();
    runs[1]?.end();

    expect(await second).toBe(20);
  });

  it('refuses results that fit no item', async () => {
    const call = inBatches((items: readonly number[]) => Promise.resolve(items.slice(1)), { largest: 3, crowd: 9, runs: 2 });

    await expect(call(1)).rejects.toThrow('a batch of 1 got 0 results');
  });
});
