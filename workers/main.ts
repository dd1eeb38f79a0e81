import { connectEngine } from '../infra/engine/engine-client.ts';
import { pairEngine } from '../infra/engine/pair-engine.ts';
import { openAdapters } from '../infra/open-adapters.ts';
import { composeCalendarRole } from './compose-calendar-role.ts';
import { composeDeliveryRoles } from './compose-delivery-roles.ts';
import { composeEngineRoles } from './compose-engine-roles.ts';
import { composeFileRole } from './compose-file-role.ts';
import { composeNameRole } from './compose-name-role.ts';
import { composeLimitsRole } from './compose-limits-role.ts';
import { composePageRole } from './compose-page-role.ts';
import { composeReconcilerRole } from './compose-reconciler-role.ts';
import { composeSmsRole } from './compose-sms-role.ts';
import { runRoles } from './run-roles.ts';

/**
 * The workers process (§3.1.14): dispatcher, workers, reconciler, sender and sealer, as `WORKER_ROLES` selects.
 * Any number of these processes may run side by side.
 */
const adapters = await openAdapters('workers', process.env);
const { config } = adapters;
const engineId = await pairEngine(adapters.database, config.ENGINE_ID);
const engine = connectEngine(config.ZEEBE_ADDRESS);

runRoles({
  roles: [
    ...composeEngineRoles({ ...adapters, engine, engineId }),
    composeReconcilerRole({ ...adapters, engine, engineId }),
    ...composeDeliveryRoles(adapters),
    composeFileRole(adapters),
    composeCalendarRole(adapters),
    composeSmsRole(adapters),
    composeNameRole(adapters),
    composePageRole({ ...adapters, engine }),
    composeLimitsRole({ ...adapters, engine }),
  ],
  selected: config.WORKER_ROLES,
  logger: adapters.logger,
  close: async () => {
    await engine.close();
    await adapters.close();
  },
});
