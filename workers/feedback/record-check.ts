import { z } from 'zod';
import type { Engine } from '../../domain/engine/ports.ts';
import type { WithEffects } from '../../domain/job-effect/ports.ts';
import { recordCheck, type RecordCheckRepositories } from '../../domain/quality-gate/record-check.ts';
import type { Clock } from '../../domain/shared/clock.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { orderRunVariables } from '../order/order-variables.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { complete, leave } from '../runtime/exits.ts';
import { gateFacts } from './assess-result.ts';

/** The engine gives null where no row of a collecting table fits. */
const findings = z
  .array(z.object({ finding: z.string().min(1).max(100), effect: z.enum(['block', 'warn']) }))
  .nullable()
  .transform((rows) => rows ?? []);

/**
 * 登记质检结果 (P3.6): keeps what the rule task before found, with the version of its table. The engine tells no version with
 * a rule task's result, so the same question is asked once more; an answer that differs leaves the version open.
 */
export function createRecordCheckWorker(ports: {
  inTransaction: InTransaction<RecordCheckRepositories & WithEffects>;
  clock: Clock;
  engine: Pick<Engine, 'evaluateDecision'>;
}) {
  return defineWorker({
    type: 'feedback.recordCheck',
    input: orderRunVariables.extend({ provinceCode: z.string(), orderType: z.string(), gateResults: findings, ...gateFacts.shape }),
    output: z.object({ gateState: z.enum(['passed', 'blocked']) }),
    run: async ({ orderId, runNo, gateResults, provinceCode, orderType, ...facts }, job) => {
      const answer = await ports.engine.evaluateDecision({ decisionId: 'qualityGate', variables: { provinceCode, orderType, ...facts } });
      const again = findings.safeParse(answer.ok ? answer.output : undefined);
      const isSame = again.success && JSON.stringify(again.data) === JSON.stringify(gateResults);
      const tableVersion = answer.ok && isSame ? answer.version : undefined;
      return job.once(
        ports.inTransaction,
        (inTransaction) => recordCheck({ ...ports, inTransaction }, { orderId, runNo, facts, findings: gateResults, tableVersion }),
        (gateState) => (gateState ? complete({ gateState }) : leave()),
      );
    },
  });
}
