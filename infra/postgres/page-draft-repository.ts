import type { Knex } from 'knex';
import type { DraftKey } from '../../domain/page-call/launch.ts';
import type { PageDrafts } from '../../domain/page-call/ports.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';

const keyColumns = ({ platformId, agentNumber, callId, orderType }: DraftKey) => ({
  platform_id: platformId,
  agent_number: agentNumber,
  call_id: callId,
  order_type: orderType,
});

/** The row has no id of its own: its key, written so that no two keys look alike, binds the text to it. */
const placeOf = (key: DraftKey) => ({ table: 'page_draft', column: 'content_enc', rowId: JSON.stringify(Object.values(keyColumns(key))) });

/** Drafts of registration pages, encrypted whole. */
export function createPageDraftRepository(database: Knex, cipher: FieldCipher): PageDrafts {
  const rows = () => database('page_draft');
  return {
    save: async (key, content, at) => {
      await rows()
        .insert({ ...keyColumns(key), content_enc: cipher.seal(content, placeOf(key)), saved_at: at })
        .onConflict(['platform_id', 'agent_number', 'call_id', 'order_type'])
        .merge(['content_enc', 'saved_at']);
    },
    find: async (key, writtenAfter) => {
      const row = await rows()
        .where(keyColumns(key))
        .where('saved_at', '>', writtenAfter)
        .first<{ content_enc: Buffer; saved_at: Date } | undefined>('content_enc', 'saved_at');
      return row && { content: cipher.open(row.content_enc, placeOf(key)), savedAt: row.saved_at };
    },
    remove: async (key) => {
      await rows().where(keyColumns(key)).delete();
    },
    purge: (before) => rows().where('saved_at', '<', before).delete(),
  };
}
