import { Route, Routes } from 'react-router';
import type { User } from '../client/shapes.ts';
import { OrderPrintPage } from './order-print-page.tsx';
import { SupervisionPrintPage } from './supervision-print-page.tsx';

/** What goes on paper: pages without the workbench around them. */
export function PrintRoutes({ user }: { user: User }) {
  return (
    <Routes>
      <Route path="orders/:orderId" element={<OrderPrintPage user={user} />} />
      <Route path="orders/:orderId/supervisions/:supervisionId" element={<SupervisionPrintPage user={user} />} />
    </Routes>
  );
}
