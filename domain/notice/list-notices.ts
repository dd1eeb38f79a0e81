import type { User } from '../user/user.ts';
import type { Notice, NoticeCursor, Notices } from './ports.ts';

/** A page of the user's message centre, newest first, with the cursor of the next page if there is one, and the unread count. */
export async function listNotices(
  deps: { notices: Notices },
  input: { user: User; unread: boolean; after?: NoticeCursor; limit: number },
): Promise<{ notices: Notice[]; next: NoticeCursor | undefined; unread: number }> {
  const { user, limit } = input;
  const found = await deps.notices.page(user.id, { unread: input.unread }, input.after, limit + 1);
  const notices = found.slice(0, limit);
  return { notices, next: found.length > limit ? notices.at(-1) : undefined, unread: await deps.notices.countUnread(user.id) };
}
