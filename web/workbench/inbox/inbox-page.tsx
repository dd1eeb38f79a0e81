import type { User } from '../../client/shapes.ts';
import { text } from '../../text/zh-CN.ts';
import { useTitle } from '../use-title.ts';
import { Inbox } from './inbox.tsx';

const workingRights = ['handler', 'reviewer', 'supervisor'];

/** What waits for one's unit; whoever does no such work is told so. */
export function InboxPage({ user }: { user: User }) {
  useTitle(text.inbox.title);
  const mayWork = user.rights.some((right) => workingRights.includes(right));
  return mayWork ? <Inbox user={user} /> : <div className="empty">{text.inbox.noRight}</div>;
}
