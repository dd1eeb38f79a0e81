import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { Attachment } from './attachment.ts';
import type { Attachments } from './ports.ts';

/** 查询附件状态: a file that this platform uploaded (P1.6). Throws `not-found`, also for one of anybody else. */
export async function readAttachment(
  deps: { inTransaction: InTransaction<{ attachments: Pick<Attachments, 'find'> }> },
  input: { platformId: string; attachmentId: string },
): Promise<Attachment> {
  const found = await deps.inTransaction(({ attachments }) => attachments.find(input.attachmentId));
  if (!found || !('platformId' in found.owner) || found.owner.platformId !== input.platformId)
    throw new DomainError('not-found', '本平台没有上传过此附件，或附件已被清除。');
  return found;
}
