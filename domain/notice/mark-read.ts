import type { Clock } from '../shared/clock.ts';
import type { User } from '../user/user.ts';
import type { Notices } from './ports.ts';

/** Marks the user's own notices read: those named, or all. Others' stay as they are. Returns how many were unread. */
export async function markNoticesRead(
  deps: { notices: Notices; clock: Clock },
  input: { user: User; noticeIds?: readonly string[] },
): Promise<number> {
  return deps.notices.markRead(input.user.id, input.noticeIds, deps.clock.now());
}
