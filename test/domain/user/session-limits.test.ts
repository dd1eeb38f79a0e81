import { describe, expect, it } from '@jest/globals';
import { lockAfterFailure, sessionHolds } from '../../../domain/user/session-limits.ts';

const at = (text: string) => new Date(`2026-11-23T${text}Z`);
const session = { lastSeenAt: at('08:00:00'), expiresAt: at('20:00:00') };

describe('a session', () => {
  it.each([
    ['just seen', '08:00:00', true],
    ['29 minutes idle', '08:29:59', true],
    ['30 minutes idle', '08:30:00', false],
  ])('%s', (_what, now, holds) => {
    expect(sessionHolds(session, at(now))).toBe(holds);
  });

  it('ends with its absolute limit even when just seen', () => {
    expect(sessionHolds({ ...session, lastSeenAt: at('20:00:00') }, at('20:00:00'))).toBe(false);
  });
});

describe('the lock of an account', () => {
  it.each([0, 1, 2, 3])('does not come with failure %i and the next', (before) => {
    expect(lockAfterFailure(before, at('08:00:00'))).toBeNull();
  });

  it('comes with the fifth failure and lasts 15 minutes', () => {
    expect(lockAfterFailure(4, at('08:00:00'))).toEqual(at('08:15:00'));
  });
});
