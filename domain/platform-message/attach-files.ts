import type { Attachments } from '../attachment/ports.ts';
import type { OrderRouting } from '../order/ports.ts';
import { DomainError } from '../shared/domain-error.ts';

/** Ties a platform's uploaded files to its order. Error: `validation-failed`, naming each that can't be had. */
export async function attachFiles(attachments: Attachments, order: OrderRouting, platformId: string, ids: readonly string[] = []): Promise<void> {
  if (ids.length === 0) return;
  const unusable = await attachments.attach(order.id, { platformId }, ids);
  if (unusable.length === 0) return;
  throw new DomainError('validation-failed', '有附件不存在、未通过检查或已用于其他工单。', {
    problems: unusable.map((id) => ({
      pointer: `/attachments/${ids.indexOf(id)}`,
      code: 'unknown-attachment',
      detail: '附件：不存在、未通过检查或已用于其他工单；请先上传并使用返回的附件编号。',
    })),
  });
}
