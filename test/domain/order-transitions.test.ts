import { describe, expect, it } from '@jest/globals';
import { endedStatuses, hasEnded, openStatuses, statusNames, type OrderStatus } from '../../domain/order/status.ts';
import { assertMayMove, mayMove, transitions } from '../../domain/order/transitions.ts';

const all = Object.keys(statusNames) as OrderStatus[];
const pairs = all.flatMap((from) => all.map((to) => ({ from, to })));
const allowed = pairs.filter(({ from, to }) => transitions[from].includes(to));
const forbidden = pairs.filter(({ from, to }) => !transitions[from].includes(to));

describe('transitions of an order', () => {
  it.each(allowed)('lead from $from to $to', ({ from, to }) => {
    expect(mayMove(from, to)).toBe(true);
    expect(() => {
      assertMayMove(from, to);
    }).not.toThrow();
  });

  it.each(forbidden)('never lead from $from to $to', ({ from, to }) => {
    expect(mayMove(from, to)).toBe(false);
    expect(() => {
      assertMayMove(from, to);
    }).toThrow(expect.objectContaining({ code: 'order-state-conflict' }));
  });

  it('name both states in Chinese when they refuse', () => {
    expect(() => {
      assertMayMove('withdrawn', 'in_handling');
    }).toThrow('工单现为“已退单”，不能改为“办理中”。');
  });

  it('lead out of an ended order only by 重办 of a completed one (P3.7)', () => {
    expect(endedStatuses.filter((status) => transitions[status].length > 0)).toEqual(['completed']);
    expect(transitions.completed).toEqual(['in_handling']);
  });

  it('reach an end from every open state', () => {
    const endsFrom = (status: OrderStatus, seen: OrderStatus[] = []): boolean =>
      hasEnded(status) || transitions[status].some((next) => !seen.includes(next) && endsFrom(next, [...seen, status]));

    expect(openStatuses.filter((status) => !endsFrom(status))).toEqual([]);
  });

  it('let 12345 cancel in every state before 待签收 (messages against states)', () => {
    expect(openStatuses.filter((status) => !mayMove(status, 'cancelled'))).toEqual(['awaiting_receipt']);
  });
});
