import type { Knex } from 'knex';
import type { Attachment, AttachmentOwner, AttachmentState } from '../../domain/attachment/attachment.ts';
import type { Attachments } from '../../domain/attachment/ports.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';

type Row = {
  id: string;
  platform_id: string | null;
  uploaded_by: string | null;
  order_id: string | null;
  file_name_enc: Buffer;
  media_type: string;
  size_bytes: number;
  sha256: Buffer;
  stored_name: string | null;
  state: AttachmentState;
  created_at: Date;
};

const placeOfName = (id: string) => ({ table: 'attachment', column: 'file_name_enc', rowId: id });
const ownerColumns = (owner: AttachmentOwner) =>
  'platformId' in owner ? { platform_id: owner.platformId, uploaded_by: null } : { platform_id: null, uploaded_by: owner.userId };

/** Attachments in one transaction; file names are encrypted, they may hold names of people. */
export function createAttachmentRepository(transaction: Knex, cipher: FieldCipher): Attachments {
  const rows = () => transaction<Row>('attachment');
  const toAttachment = (row: Row): Attachment => ({
    id: row.id,
    // The table's check: exactly one of the two is there.
    owner: row.platform_id === null ? { userId: row.uploaded_by ?? '' } : { platformId: row.platform_id },
    orderId: row.order_id,
    fileName: cipher.open(row.file_name_enc, placeOfName(row.id)),
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    sha256: row.sha256.toString('hex'),
    state: row.state,
    storedName: row.stored_name,
    createdAt: row.created_at,
  });

  return {
    insert: async (attachment) => {
      await rows().insert({
        ...ownerColumns(attachment.owner),
        id: attachment.id,
        order_id: attachment.orderId,
        file_name_enc: cipher.seal(attachment.fileName, placeOfName(attachment.id)),
        media_type: attachment.mediaType,
        size_bytes: attachment.sizeBytes,
        sha256: Buffer.from(attachment.sha256, 'hex'),
        stored_name: attachment.storedName,
        state: attachment.state,
        created_at: attachment.createdAt,
      });
    },
    find: async (id) => {
      const row = await rows().where({ id }).first();
      return row && toAttachment(row);
    },
    lock: async (id) => {
      const row = await rows().where({ id }).forUpdate().first();
      return row && toAttachment(row);
    },
    listOfOrder: async (orderId) => {
      const found = await rows().where({ order_id: orderId }).orderBy(['created_at', 'id']);
      return found.map(toAttachment);
    },
    attach: async (orderId, owner, ids) => {
      const attached = await rows()
        .whereIn('id', ids)
        .where(ownerColumns(owner))
        .whereIn('state', ['clean', 'unscanned'])
        .where((free) => void free.whereNull('order_id').orWhere('order_id', orderId))
        .update({ order_id: orderId })
        .returning('id');
      const taken = new Set(attached.map(({ id }) => id));
      return ids.filter((id) => !taken.has(id));
    },
    recordScan: async (id, { state, at, threatName, contentRemoved = false }) => {
      await transaction('attachment')
        .where({ id })
        .update({
          state,
          scanned_at: at,
          scan_attempts: transaction.raw('scan_attempts + 1'),
          threat_name: threatName ?? null,
          ...(contentRemoved ? { stored_name: null } : {}),
        });
    },
    listQuarantined: async (limit) => {
      const found = await rows().where({ state: 'quarantined' }).orderByRaw('scanned_at nulls first, created_at').limit(limit).select('id');
      return found.map(({ id }) => id);
    },
    deleteUnreferenced: async (before, limit) => {
      const idle = rows().whereNull('order_id').where('created_at', '<', before).orderBy('created_at').limit(limit).forUpdate().skipLocked().select('id');
      const deleted = await rows().whereIn('id', idle).delete().returning(['id', 'stored_name']);
      return deleted.map((row) => ({ id: row.id, storedName: row.stored_name }));
    },
    keptStoredNames: async (storedNames) => {
      const found = await rows().whereIn('stored_name', storedNames).select('stored_name');
      return found.flatMap(({ stored_name: name }) => (name === null ? [] : [name]));
    },
  };
}
