import type { Session } from './ports.ts';

/** 等保三级: idle sessions end, and none lasts longer than a working day. Milliseconds of wall time. */
export const sessionLimits = { idleMs: 30 * 60_000, absoluteMs: 12 * 3_600_000, touchEveryMs: 60_000 } as const;

/** After so many failed logins in a row an account stays locked for a while. */
export const lockout = { failures: 5, durationMs: 15 * 60_000 } as const;

/** Whether a session still holds at this wall time. */
export function sessionHolds(session: Pick<Session, 'lastSeenAt' | 'expiresAt'>, now: Date): boolean {
  return now < session.expiresAt && now.getTime() - session.lastSeenAt.getTime() < sessionLimits.idleMs;
}

/** The lock that one more failed login brings, or null while there are tries left. */
export function lockAfterFailure(failedLoginsBefore: number, now: Date): Date | null {
  return failedLoginsBefore + 1 >= lockout.failures ? new Date(now.getTime() + lockout.durationMs) : null;
}
