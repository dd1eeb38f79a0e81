import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import type { Attachment, AttachmentOwner } from './attachment.ts';
import { allowedTypeOf, assertContentAllowed, type ContentLimits } from './content-rules.ts';
import { cleanFileName } from './file-name.ts';
import type { Attachments, ContentInspector, FileStore } from './ports.ts';

/**
 * Takes in an uploaded file (P1.6): name and type first, then the content into the encrypted store under the size limit
 * of its kind, then a look into it; it begins in quarantine. Nothing of a refused file stays. Errors:
 * `attachment-type-refused`, `attachment-too-large`, `validation-failed` (no name, no content).
 */
export async function storeAttachment(
  deps: {
    files: FileStore;
    inspector: ContentInspector;
    inTransaction: InTransaction<{ attachments: Attachments }>;
    clock: Clock;
    newId: () => string;
    limits: ContentLimits;
  },
  input: { owner: AttachmentOwner; fileName: string; content: AsyncIterable<Uint8Array> },
): Promise<Attachment> {
  const fileName = cleanFileName(input.fileName);
  const type = allowedTypeOf(fileName);
  const stored = await deps.files.write(input.content, { maxBytes: deps.limits.maxBytes[type.kind] });
  try {
    if (stored.sizeBytes === 0) throw new DomainError('validation-failed', '附件内容为空');
    assertContentAllowed(type, await deps.inspector.inspect(stored.storedName, deps.limits), deps.limits);
    const attachment: Attachment = {
      id: deps.newId(),
      owner: input.owner,
      orderId: null,
      fileName,
      mediaType: type.mediaType,
      ...stored,
      state: 'quarantined',
      createdAt: deps.clock.now(),
    };
    await deps.inTransaction(({ attachments }) => attachments.insert(attachment));
    return attachment;
  } catch (error) {
    await deps.files.remove(stored.storedName);
    throw error;
  }
}
