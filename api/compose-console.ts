import { Router } from 'express';
import { acknowledgeAlarm } from '../domain/console/acknowledge-alarm.ts';
import { checkCallbackSignature, checkRequestSignature } from '../domain/console/check-signature.ts';
import { listAlarms, listDeliveries, readDelivery, summariseDeliveries } from '../domain/console/read-deliveries.ts';
import { replayDeliveries } from '../domain/console/replay-deliveries.ts';
import { listDifferences } from '../domain/manifest/list-differences.ts';
import { repairDifference, settleDifference } from '../domain/manifest/repair-difference.ts';
import type { Clock } from '../domain/shared/clock.ts';
import { signatureComputation } from '../infra/crypto/signature-computation.ts';
import type { Adapters } from '../infra/open-adapters.ts';
import { createManifestRepository } from '../infra/postgres/manifest-repository.ts';
import { createDeliveryConsole } from '../infra/postgres/delivery-console-query.ts';
import { reconciliationRoutes } from './workbench/reconciliation-routes.ts';
import { consoleRoutes } from './workbench/console-routes.ts';

/** What the console's side of the API is made of. */
export type ConsoleParts = Pick<Adapters, 'database' | 'cipher' | 'clock' | 'inTransaction'> & { wallClock: Clock };

/** The delivery console over its use cases and adapters. */
export function composeConsole({ database, cipher, clock, wallClock, inTransaction }: ConsoleParts): Router {
  const deliveryConsole = createDeliveryConsole(database, cipher);
  const checks = { deliveryConsole, signatures: signatureComputation, wallClock };
  const manifests = createManifestRepository(database);
  const deps = { inTransaction, clock };
  const reconciliation = reconciliationRoutes({
    listDifferences: (input) => listDifferences({ manifests }, input),
    repairDifference: (input) => repairDifference(deps, input),
    settleDifference: (input) => settleDifference(deps, input),
  });
  return Router().use(reconciliation,
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
