import { Router } from 'express';
import { acknowledgeAlarm } from '../domain/console/acknowledge-alarm.ts';
import { checkCallbackSignature, checkRequestSignature } from '../domain/console/check-signature.ts';
import { listAlarms, listDeliveries, readDelivery, summariseDeliveries } from '../domain/console/read-deliveries.ts';
import { replayDeliveries } from '../domain/console/replay-deliveries.ts';
import { listUrgent } from '../domain/dashboard/list-urgent.ts';
import { readDashboard, readDashboardUnits } from '../domain/dashboard/read-dashboard.ts';
import { listDifferences } from '../domain/manifest/list-differences.ts';
import { repairDifference, settleDifference } from '../domain/manifest/repair-difference.ts';
import { exportOrders } from '../domain/order-page/export-orders.ts';
import type { Clock } from '../domain/shared/clock.ts';
import { signatureComputation } from '../infra/crypto/signature-computation.ts';
import type { Adapters } from '../infra/open-adapters.ts';
import { writeWorkbook } from '../infra/export/write-workbook.ts';
import { createOrderSearch } from '../infra/postgres/order-search-query.ts';
import { createDashboardQuery } from '../infra/postgres/dashboard-query.ts';
import { createUrgentOrders } from '../infra/postgres/urgent-orders-query.ts';
import { createOrderProgress } from '../infra/postgres/order-progress-query.ts';
import { createUnitRepository } from '../infra/postgres/unit-repository.ts';
import { createManifestRepository } from '../infra/postgres/manifest-repository.ts';
import { createDeliveryConsole } from '../infra/postgres/delivery-console-query.ts';
import { exportRoutes } from './workbench/export-routes.ts';
import { dashboardRoutes } from './workbench/dashboard-routes.ts';
import { reconciliationRoutes } from './workbench/reconciliation-routes.ts';
import { consoleRoutes } from './workbench/console-routes.ts';

/** What the console's side of the API is made of. */
export type ConsoleParts = Pick<Adapters, 'database' | 'cipher' | 'blindIndex' | 'clock' | 'inTransaction'> & { wallClock: Clock };

/** The delivery console over its use cases and adapters. */
export function composeConsole({ database, cipher, blindIndex, clock, wallClock, inTransaction }: ConsoleParts): Router {
  const deliveryConsole = createDeliveryConsole(database, cipher);
  const checks = { deliveryConsole, signatures: signatureComputation, wallClock };
  const manifests = createManifestRepository(database);
  const deps = { inTransaction, clock };
  const reconciliation = reconciliationRoutes({
    listDifferences: (input) => listDifferences({ manifests }, input),
    repairDifference: (input) => repairDifference(deps, input),
    settleDifference: (input) => settleDifference(deps, input),
  });
  const figures = { units: createUnitRepository(database), dashboard: createDashboardQuery(database), urgentOrders: createUrgentOrders(database), clock };
  const dashboard = dashboardRoutes({
    readDashboard: (input) => readDashboard(figures, input),
    readDashboardUnits: (input) => readDashboardUnits(figures, input),
    listUrgent: (input) => listUrgent(figures, input),
  });
  const exported = { orderSearch: createOrderSearch(database, { blindIndex, clock }), orderProgress: createOrderProgress(database), inTransaction };
  return Router().use(
    dashboard,
    exportRoutes({ exportOrders: (input) => exportOrders(exported, input), writeWorkbook, clock }),
    reconciliation,
    consoleRoutes({
      listDeliveries: (input) => listDeliveries({ deliveryConsole }, input),
      summariseDeliveries: (input) => summariseDeliveries({ deliveryConsole, clock }, input),
      readDelivery: (input) => readDelivery({ deliveryConsole }, input),
      replayDeliveries: (input) => replayDeliveries({ inTransaction }, input),
      listAlarms: (input) => listAlarms({ deliveryConsole }, input),
      acknowledgeAlarm: (input) => acknowledgeAlarm({ inTransaction, clock }, input),
      checkCallbackSignature: (input) => checkCallbackSignature(checks, input),
      checkRequestSignature: (input) => checkRequestSignature(checks, input),
    }),
  );
}
