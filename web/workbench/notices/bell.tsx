import { useQuery } from '@tanstack/react-query';
import { NavLink } from 'react-router';
import { unreadQuery } from '../../client/clock-queries.ts';
import { text } from '../../text/zh-CN.ts';

const most = 99;

/** The way to the message centre, with how much is unread. */
export function Bell() {
  const { data: unread = 0 } = useQuery(unreadQuery);
  return (
    <NavLink to="/notices" className="bell" aria-label={text.notices.bell(unread)}>
      {text.notices.title}
      {unread > 0 && <span className="bell-count">{unread > most ? `${most}+` : unread}</span>}
    </NavLink>
  );
}
