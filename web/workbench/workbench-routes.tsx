import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Result } from 'antd';
import { lazy, Suspense, useEffect } from 'react';
import { Navigate, Route, Routes, useLocation, useNavigate } from 'react-router';
import { sessionQuery } from '../client/queries.ts';
import { whenSessionIsOver } from '../client/request.ts';
import { FailedState } from '../components/failed-state.tsx';
import { text } from '../text/zh-CN.ts';
import { InboxPage } from './inbox/inbox-page.tsx';
import { KnowledgePage } from './knowledge/knowledge-page.tsx';
import { LoginPage } from './login/login-page.tsx';
import { NoticesPage } from './notices/notices-page.tsx';
import { OrderPage } from './order/order-page.tsx';
import { PetitionPage } from './own-intake/petition-page.tsx';
import { SearchPage } from './search/search-page.tsx';
import { FirstPasswordPage } from './login/first-password-page.tsx';
import { TransfersPage } from './transfers/transfers-page.tsx';
import { firstPageOf } from './shell/menu.tsx';
import { SeatPage } from './seat/seat-page.tsx';
import { Shell } from './shell/shell.tsx';

const AdminRoutes = lazy(() => import('../admin/admin-routes.tsx').then(({ AdminRoutes: routes }) => ({ default: routes })));
const DashboardPage = lazy(() => import('../dashboard/dashboard-page.tsx').then(({ DashboardPage: page }) => ({ default: page })));
const PrintRoutes = lazy(() => import('../print/print-routes.tsx').then(({ PrintRoutes: routes }) => ({ default: routes })));
const ConsoleRoutes = lazy(() => import('../console/console-routes.tsx').then(({ ConsoleRoutes: routes }) => ({ default: routes })));

/** Which page an address shows; without a session it is the login, which comes back here afterwards. */
export function WorkbenchRoutes() {
  const { data: user, error, refetch } = useQuery(sessionQuery);
  const client = useQueryClient();
  const location = useLocation();
  const navigate = useNavigate();
  useEffect(() => {
    whenSessionIsOver(() => {
      if (!client.getQueryData(sessionQuery.queryKey)) return;
      client.setQueryData(sessionQuery.queryKey, null);
      void navigate('/login', { state: { from: `${location.pathname}${location.search}`, expired: true } });
    });
  }, [client, navigate, location]);

  if (error) return <FailedState error={error} retry={() => void refetch()} />;
  if (user === undefined) return <div className="blank" role="status" aria-label={text.loading} />;
  if (user === null) {
    const from = location.pathname === '/login' ? undefined : `${location.pathname}${location.search}`;
    return (
      <Routes>
        <Route path="/login" element={<LoginPage />} />
        <Route path="*" element={<Navigate to="/login" replace state={{ from }} />} />
      </Routes>
    );
  }
  if (user.mustChangePassword) return <FirstPasswordPage />;
  return (
    <Routes>
      <Route
        path="/print/*"
        element={
          <Suspense fallback={<div className="blank" role="status" aria-label={text.loading} />}>
            <PrintRoutes user={user} />
          </Suspense>
        }
      />
      <Route element={<Shell user={user} />}>
        <Route path="/inbox" element={<InboxPage user={user} />} />
        <Route path="/notices" element={<NoticesPage />} />
        <Route path="/seat" element={<SeatPage user={user} />} />
        <Route path="/seat/:callId" element={<SeatPage user={user} />} />
        <Route path="/petitions/new" element={<PetitionPage user={user} />} />
        <Route path="/national-transfers" element={<TransfersPage user={user} />} />
        <Route path="/knowledge" element={<KnowledgePage />} />
        <Route path="/search" element={<SearchPage />} />
        <Route path="/orders/:orderId" element={<OrderPage user={user} />} />
        <Route path="/login" element={<Navigate to={(location.state as { from?: string } | null)?.from ?? '/'} replace />} />
        <Route path="/admin/*" element={<AdminRoutes user={user} />} />
        <Route path="/dashboard" element={<DashboardPage />} />
        <Route path="/console/*" element={<ConsoleRoutes />} />
        <Route path="/" element={<Navigate to={firstPageOf(user)} replace />} />
        <Route path="*" element={<Result status="info" title={text.problem.notFoundTitle} subTitle={text.problem.pageNotFound} />} />
      </Route>
    </Routes>
  );
}
