import type { Results } from '../feedback/ports.ts';
import type { OrderLocks, OrderRouting } from '../order/ports.ts';
import { hasEnded } from '../order/status.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { holdsPersonalData, mentionsAmount } from './find-personal-data.ts';
import type { GateEvidence, GateFacts } from './ports.ts';

export type AssessResultRepositories = { orders: OrderLocks; results: Results; gateEvidence: GateEvidence };

/**
 * 核对反馈内容 (P3.6): the yes and no that the table 反馈质检 decides by. `undefined` when the order has ended or gone on to
 * another run. Error: `not-found`.
 */
export async function assessResult(
  deps: { inTransaction: InTransaction<AssessResultRepositories> },
  input: { orderId: string; runNo: number },
): Promise<GateFacts | undefined> {
  return deps.inTransaction(async ({ orders, results, gateEvidence }) => {
    const order = await orders.lock(input.orderId);
    if (!order) throw new DomainError('not-found', `流程实例对应的工单不存在：${input.orderId}。`);
    if (hasEnded(order.status) || order.runNo !== input.runNo) return undefined;
    const evidence = await gateEvidence.of(order);
    return {
      contacted: evidence.contacted,
      hasFinding: await isComplete(results, order),
      amountMissing: !evidence.hasAmount && mentionsAmount(`${evidence.findings}\n${evidence.wording}`),
      personalDataFound: holdsPersonalData(evidence.wording, evidence.personal),
      attachmentsReadable: evidence.attachmentsReadable,
    };
  });
}

async function isComplete(results: Results, order: OrderRouting): Promise<boolean> {
  try {
    await results.assemble(order);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'validation-failed') return false;
    throw error;
  }
}
