import { useQuery } from '@tanstack/react-query';
import { NavLink } from 'react-router';
import type { User } from '../../client/shapes.ts';
import { summaryQuery } from '../../console/queries.ts';
import { adminText } from '../../text/admin.ts';
import { calendarText, limitsText } from '../../text/limits.ts';
import { consoleText } from '../../text/console.ts';
import { dashboardText } from '../../text/dashboard.ts';
import { text } from '../../text/zh-CN.ts';
import { OwnIntakeLinks } from './own-intake-links.tsx';

/** Where each page of the menu is, and its name. */
const places: Readonly<Partial<Record<string, readonly [path: string, name: string]>>> = {
  inbox: ['/inbox', text.nav.inbox],
  search: ['/search', text.nav.search],
  dashboard: ['/dashboard', dashboardText.nav],
  console: ['/console', consoleText.nav],
  users: ['/admin/users', adminText.nav.users],
  units: ['/admin/units', adminText.nav.units],
  platforms: ['/admin/platforms', adminText.nav.platforms],
  regions: ['/admin/regions', adminText.nav.regions],
  settings: ['/admin/settings', adminText.nav.settings],
  limits: ['/admin/limits', limitsText.nav],
  calendar: ['/admin/calendar', calendarText.nav],
  codeLists: ['/admin/code-lists', adminText.nav.codeLists],
  audit: ['/admin/audit', adminText.nav.audit],
};

/** The page that a user begins with. */
export const firstPageOf = (user: User): string => places[user.pages[0] ?? '']?.[0] ?? '/inbox';

/** The pages that the server names for this user. */
export function Menu({ user }: { user: User }) {
  return (
    <nav aria-label={text.nav.menu} className="menu">
      {user.pages.map((page) => {
        const place = places[page];
        return (
          place && (
            <NavLink key={page} to={place[0]}>
              {place[1]}
              {page === 'console' && <AlarmCount />}
            </NavLink>
          )
        );
      })}
      <OwnIntakeLinks />
    </nav>
  );
}

/** How many alarms wait for an operator. */
function AlarmCount() {
  const { data } = useQuery(summaryQuery);
  const count = data?.openAlarms ?? 0;
  return count === 0 ? null : (
    <span className="menu-count" title={consoleText.alarmsOpen(count)}>
      {count}
    </span>
  );
}
