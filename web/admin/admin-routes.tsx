import { Navigate, Route, Routes } from 'react-router';
import type { User } from '../client/shapes.ts';
import { AuditPage } from './audit-page.tsx';
import { CalendarPage } from './calendar-page.tsx';
import { CodeListsPage } from './code-lists-page.tsx';
import { LimitsPage } from './limits-page.tsx';
import { PlatformsPage } from './platforms-page.tsx';
import { RegionsPage } from './regions-page.tsx';
import { SettingsPage } from './settings-page.tsx';
import { UnitsPage } from './units-page.tsx';
import { UsersPage } from './users-page.tsx';

/** The pages of the three administrators; a part of their own, loaded when somebody opens them. */
export function AdminRoutes({ user }: { user: User }) {
  return (
    <Routes>
      <Route path="users" element={<UsersPage />} />
      <Route path="units" element={<UnitsPage user={user} />} />
      <Route path="platforms" element={<PlatformsPage user={user} />} />
      <Route path="regions" element={<RegionsPage user={user} />} />
      <Route path="settings" element={<SettingsPage user={user} />} />
      <Route path="limits" element={<LimitsPage user={user} />} />
      <Route path="calendar" element={<CalendarPage user={user} />} />
      <Route path="code-lists" element={<CodeListsPage />} />
      <Route path="audit" element={<AuditPage />} />
      <Route path="*" element={<Navigate to="/" replace />} />
    </Routes>
  );
}
