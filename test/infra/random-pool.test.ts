import { describe, expect, it } from '@jest/globals';
import { createRandomPool } from '../../infra/crypto/random-pool.ts';

describe('random pool', () => {
  it('gives other bytes each time, across the end of a page', () => {
    const draw = createRandomPool();
    const drawn = Array.from({ length: 2_000 }, () => draw(12));

    expect(drawn.every((bytes) => bytes.length === 12)).toBe(true);
    expect(new Set(drawn.map((bytes) => bytes.toString('hex'))).size).toBe(2_000);
  });

  it('leaves what it gave as it was', () => {
    const draw = createRandomPool();
    const first = draw(16);
    const copy = Buffer.from(first);
    for (let turn = 0; turn < 1_000; turn += 1) draw(16);

    expect(first.equals(copy)).toBe(true);
  });
});
