import { alarmMissingInstance, alarmMissingStart } from '../domain/reconciliation/alarm-missing-instance.ts';
import { closeOrphanItem } from '../domain/reconciliation/close-orphan-item.ts';
import { settleUnconsumedMessage } from '../domain/reconciliation/settle-unconsumed-message.ts';
import { createReconciliationFindings } from '../infra/postgres/reconciliation-findings.ts';
import type { EngineParts } from './compose-engine-roles.ts';
import { createReconciler } from './reconciler/reconcile.ts';
import type { Role } from './runtime/role.ts';
import { startLoop } from './runtime/start-loop.ts';

const everyMs = 60_000;

/** The role that compares PostgreSQL with the engine, at the start and every minute. */
export function composeReconcilerRole(parts: Omit<EngineParts, 'config'>, intervalMs = everyMs): Role {
  const { database, inTransaction, engine, engineId, clock, logger } = parts;
  const reconcile = createReconciler({
    findings: createReconciliationFindings(database),
    engine,
    engineId,
    settleMessage: (message) =>
      settleUnconsumedMessage(
        {
          inTransaction,
          isInstanceGone: async (run) => {
            if (run.engineId !== engineId) return true;
            const probe = await engine.setVariables({ elementInstanceKey: run.processInstanceKey, variables: {}, local: true });
            return !probe.ok && probe.reason === 'notFound';
          },
        },
        message,
      ),
    closeOrphanItem: (task) => closeOrphanItem({ inTransaction, clock }, task),
    alarmMissingInstance: (run) => alarmMissingInstance({ inTransaction }, run),
    alarmMissingStart: (order) => alarmMissingStart({ inTransaction }, order),
    clock,
    logger,
  });
  return {
    name: 'reconciler',
    start: () => {
      const run = async () => {
        await reconcile();
        // A pass that found something is not repeated at once: what it set going needs its time.
        return 0;
      };
      const loop = startLoop({ name: 'reconciler', everyMs: intervalMs, run, logger });
      return () => loop.stop();
    },
  };
}
