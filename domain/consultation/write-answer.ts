import type { OrderRouting } from '../order/ports.ts';
import type { User } from '../user/user.ts';
import type { WorkItem } from '../work-item/ports.ts';
import type { Answers } from './ports.ts';

/** Writes over the unit's draft of the round, or a new version where there is none. Returns the version. */
export async function writeAnswer(
  answers: Answers,
  { order, item, user }: { order: OrderRouting; item: WorkItem; user: User },
  content: { answer: string; state: 'draft' | 'submitted'; at: Date },
): Promise<number> {
  const last = (await answers.ofRun(order.id, order.runNo)).at(-1);
  const draft = last?.state === 'draft' && last.unitId === item.unitId ? last : undefined;
  const version = draft?.version ?? (last?.version ?? 0) + 1;
  const { answer, state, at } = content;
  const row = { orderId: order.id, runNo: order.runNo, version, unitId: item.unitId, answeredBy: user.id, answeredAt: at, answer, state };
  await answers.write(row, draft?.id);
  return version;
}
