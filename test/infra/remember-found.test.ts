import { describe, expect, it } from '@jest/globals';
import { rememberFound } from '../../infra/remember-found.ts';

describe('rememberFound', () => {
  it('asks again after the time, and sees by then what was revoked', async () => {
    let nowMs = 0;
    const store = new Map([['a', 1]]);
    const find = rememberFound((key) => Promise.resolve(store.get(key)), { forMs: 5_000, nowMs: () => nowMs });

    const first = await find('a');
    store.delete('a');
    nowMs = 4_999;
    const remembered = await find('a');
    nowMs = 5_000;

    expect([first, remembered, await find('a')]).toEqual([1, 1, undefined]);
  });

  it('never remembers that something was missing', async () => {
    const store = new Map<string, number>();
    const find = rememberFound((key) => Promise.resolve(store.get(key)), { forMs: 5_000 });

    const before = await find('a');
    store.set('a', 1);

    expect([before, await find('a')]).toEqual([undefined, 1]);
  });
});
