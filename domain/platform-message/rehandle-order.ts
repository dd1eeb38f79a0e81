import type { Attachments } from '../attachment/ports.ts';
import type { AuditTrail } from '../audit/ports.ts';
import type { EngineCommands } from '../engine-command/ports.ts';
import { moveOrder, type MoveRepositories } from '../order/move-order.ts';
import type { OrderRouting } from '../order/ports.ts';
import { startCommand } from '../order/start-command.ts';
import type { ProvinceSettings, Settings } from '../setting/settings.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { chinaDayOf } from '../shared/instant.ts';
import { attachFiles } from './attach-files.ts';
import type { Rehandling } from './schema.ts';
import { assertCompleted, takeMessage, type MessageInput, type MessageReceipt, type MessageRepositories } from './take-message.ts';

type Repositories = MessageRepositories &
  MoveRepositories & { audit: AuditTrail; attachments: Attachments; commands: EngineCommands; settings: Settings };

const dayMs = 86_400_000;

/**
 * 重办 by 12345 (P3.7): the completed order keeps its number and begins its next round at the province, in an instance of
 * its own, with the date that 12345 gives or that of the limit table.
 * Errors: those of `takeMessage`, `order-state-conflict`, `rehandling-limit-reached`, `validation-failed`.
 */
export async function rehandleOrder(
  deps: { inTransaction: InTransaction<Repositories>; clock: Clock },
  input: MessageInput<Rehandling>,
): Promise<MessageReceipt> {
  const { message, platformId } = input;
  return takeMessage(deps, 'rehandling', input, async (repositories, order) => {
    assertCompleted(order);
    const now = deps.clock.now();
    assertWithinLimits(order, await repositories.settings.ofProvince(order.provinceUnitId), now);
    assertNotPast(message.finishBy, now);
    const runNo = order.runNo + 1;
    const next = { runNo, handlingUnitId: null, reviewRounds: 0, finishBy: message.finishBy ?? null };
    await repositories.orders.change(order.id, { ...next, endedAt: null, endReason: null });
    await attachFiles(repositories.attachments, order, platformId, message.attachments);
    const moved = await moveOrder({ ...repositories, clock: deps.clock }, { ...order, ...next }, {
      to: 'in_handling',
      action: 'order.rehandled',
      actor: { kind: 'platform', id: platformId },
      detail: { messageNo: message.messageNo, round: runNo, attachmentIds: message.attachments ?? [] },
      text: message.reason,
    });
    await repositories.commands.append(startCommand(moved));
    return moved;
  });
}

/** The window counts from the acknowledgement, which is when the round ended. */
function assertWithinLimits(order: OrderRouting, settings: ProvinceSettings, now: Date): void {
  const { rehandlingWindowDays, maxRounds } = settings;
  if (order.runNo >= maxRounds)
    throw new DomainError('rehandling-limit-reached', `此工单已办理 ${order.runNo} 轮，最多 ${maxRounds} 轮，不能再重办。`);
  if (order.endedAt && now.getTime() > order.endedAt.getTime() + rehandlingWindowDays * dayMs)
    throw new DomainError('rehandling-limit-reached', `签收已超过 ${rehandlingWindowDays} 天，不能再重办；请另行提交工单。`);
}

function assertNotPast(finishBy: string | undefined, now: Date): void {
  if (finishBy === undefined || finishBy >= chinaDayOf(now)) return;
  throw new DomainError('validation-failed', '重办内容不符合要求。', {
    problems: [{ pointer: '/finishBy', code: 'too-early', detail: '办结日期：不得早于今天。' }],
  });
}
