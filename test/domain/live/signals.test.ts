import { describe, expect, it } from '@jest/globals';
import { signalsFor } from '../../../domain/live/change.ts';
import { units } from '../../builders/organisation.ts';

describe('what an open page is told', () => {
  const user = { unitId: units.liuyang };

  it.each([
    ['work in its own unit', { user }, { orderId: 'a', unitId: units.liuyang }, ['inbox']],
    ['work in another unit', { user }, { orderId: 'a', unitId: units.ningxiang }, []],
    ['the order it shows', { user, orderId: 'a' }, { orderId: 'a' }, ['order']],
    ['the order it shows, at work in its unit', { user, orderId: 'a' }, { orderId: 'a', unitId: units.liuyang }, ['inbox', 'order']],
    ['another order', { user, orderId: 'a' }, { orderId: 'b' }, []],
    ['an interruption, with an order on it', { user, orderId: 'a' }, undefined, ['inbox', 'order']],
    ['an interruption', { user }, undefined, ['inbox']],
  ])('of %s', (_what, watcher, change, signals) => {
    expect(signalsFor(watcher, change)).toEqual(signals);
  });
});
