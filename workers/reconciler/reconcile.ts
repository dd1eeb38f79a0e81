import type { Engine, EngineOutcome } from '../../domain/engine/ports.ts';
import type { OpenTask, ReconciliationFindings, RunningOrder, UnconsumedMessage } from '../../domain/reconciliation/ports.ts';
import type { MessageRepair } from '../../domain/reconciliation/settle-unconsumed-message.ts';
import type { Clock } from '../../domain/shared/clock.ts';
import type { Logger } from '../../domain/shared/logger.ts';
import { userTaskTimeoutMs } from '../human-task/project-work-item.ts';

/** What the reconciler works with; each repair is a use case of `domain/reconciliation`. */
export type ReconcilerPorts = {
  findings: ReconciliationFindings;
  engine: Pick<Engine, 'updateJobTimeout' | 'setVariables'>;
  engineId: string;
  settleMessage(message: UnconsumedMessage): Promise<MessageRepair>;
  closeOrphanItem(task: OpenTask): Promise<boolean>;
  alarmMissingInstance(run: RunningOrder): Promise<boolean>;
  alarmMissingStart(order: { orderId: string; runNo: number }): Promise<boolean>;
  clock: Clock;
  logger: Logger;
};

/** What one pass did; `unreachable` counts pages that the engine was not there for. */
export type Reconciliation = Record<
  MessageRepair | 'closedItems' | 'missingInstances' | 'missingStarts' | 'foreignRuns' | 'unreachable',
  number
>;

/** Each page is one pass's share of a stock: 200 questions a minute are nothing to the engine, all open orders would be. */
const pageSize = 200;
/** How long an accepted order may be without an instance. */
const startWithinMs = 60_000;
const beginning = '00000000-0000-0000-0000-000000000000';

const isGone = (outcome: EngineOutcome) => !outcome.ok && outcome.reason === 'notFound';
/** The engine can't be asked just now; the next pass goes on from here. */
const isAway = (outcome: EngineOutcome) => !outcome.ok && outcome.reason !== 'notFound' && outcome.reason !== 'rejected';

/**
 * Compares PostgreSQL with the engine and puts right what came apart (reliability B3.5), only through the same
 * idempotent ways as everything else; what can't be put right is an alarm. One pass per call, going on where the last
 * one stopped. Orders of another engine's data are only counted: their recovery opens new runs (§3.1.11).
 */
export function createReconciler(ports: ReconcilerPorts): () => Promise<Reconciliation> {
  const { findings, engine, engineId, logger } = ports;
  let lastOrder = beginning;
  let lastItem = beginning;

  const settleMessages = async (done: Reconciliation) => {
    for (const message of await findings.unconsumedMessages(pageSize)) done[await ports.settleMessage(message)] += 1;
  };
  const findMissingStarts = async (done: Reconciliation) => {
    const acceptedBefore = new Date(ports.clock.now().getTime() - startWithinMs);
    for (const order of await findings.ordersWithoutInstance(acceptedBefore, pageSize)) {
      if (!(await ports.alarmMissingStart(order))) continue;
      done.missingStarts += 1;
      logger.error(order, 'an accepted order has nothing that starts it');
    }
  };
  const probeInstances = async (done: Reconciliation) => {
    const page = await findings.runningOrders(engineId, lastOrder, pageSize);
    for (const run of page) {
      const outcome = await engine.setVariables({ elementInstanceKey: run.processInstanceKey, variables: {}, local: true });
      if (isAway(outcome)) return void (done.unreachable += 1);
      if (isGone(outcome) && (await ports.alarmMissingInstance(run))) {
        done.missingInstances += 1;
        logger.error(run, 'the instance of an open order is gone');
      }
      lastOrder = run.orderId;
    }
    if (page.length < pageSize) lastOrder = beginning;
  };
  const probeTasks = async (done: Reconciliation) => {
    const page = await findings.openTasks(engineId, lastItem, pageSize);
    for (const task of page) {
      // Counts the job's time-out anew as well, which is what a live task wants anyway.
      const outcome = await engine.updateJobTimeout({ jobKey: task.jobKey, timeoutMs: userTaskTimeoutMs });
      if (isAway(outcome)) return void (done.unreachable += 1);
      if (isGone(outcome) && (await ports.closeOrphanItem(task))) {
        done.closedItems += 1;
        logger.error(task, 'the job of an open work item is gone');
      }
      lastItem = task.workItemId;
    }
    if (page.length < pageSize) lastItem = beginning;
  };

  return async () => {
    const done: Reconciliation = {
      republished: 0, voided: 0, consumed: 0, closedItems: 0, missingInstances: 0, missingStarts: 0, foreignRuns: 0, unreachable: 0,
    }; // prettier-ignore
    await settleMessages(done);
    await findMissingStarts(done);
    await probeInstances(done);
    await probeTasks(done);
    done.foreignRuns = await findings.countForeignRuns(engineId);
    const isQuiet = Object.values(done).every((count) => count === 0);
    logger[isQuiet ? 'debug' : 'warn'](done, 'reconciled');
    return done;
  };
}
