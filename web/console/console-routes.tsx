import { Navigate, Route, Routes } from 'react-router';
import { AlarmsTab } from './alarms-tab.tsx';
import { ConsolePage } from './console-page.tsx';
import { DeliveriesTab } from './deliveries-tab.tsx';
import { PlatformsTab } from './platforms-tab.tsx';
import { ReconciliationTab } from './reconciliation-tab.tsx';
import { SignaturesTab } from './signatures-tab.tsx';

/** The pages of the delivery console; a part of their own, loaded when somebody opens them. */
export function ConsoleRoutes() {
  return (
    <Routes>
      <Route element={<ConsolePage />}>
        <Route path="deliveries" element={<DeliveriesTab />} />
        <Route path="alarms" element={<AlarmsTab />} />
        <Route path="reconciliation" element={<ReconciliationTab />} />
        <Route path="signatures" element={<SignaturesTab />} />
        <Route path="platforms" element={<PlatformsTab />} />
        <Route path="*" element={<Navigate to="/console/deliveries" replace />} />
      </Route>
    </Routes>
  );
}
