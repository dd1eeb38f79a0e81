import type { Knex } from 'knex';
import type { OrderType } from '../../domain/order/ports.ts';
import type { Launch, LaunchPurpose } from '../../domain/page-call/launch.ts';
import type { FrameOrigins, Launches } from '../../domain/page-call/ports.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';

type CallColumns = { order_type: OrderType; platform_order_no: string; call_id: string; caller_number_enc: Buffer; called_at: string };
type Row = { id: string; platform_id: string; agent_number: string; frame_origins: string[]; session_expires_at: Date | null } & (
  | (CallColumns & { acceptance_no: null })
  | ({ [Column in keyof CallColumns]: null } & { acceptance_no: string })
);

const numberPlace = (id: string) => ({ table: 'page_launch', column: 'caller_number_enc', rowId: id });

/** Launched pages; the caller's number is encrypted, ticket and token are kept as hashes. */
export function createPageLaunchRepository(database: Knex, cipher: FieldCipher): Launches {
  const rows = () => database('page_launch');
  const callColumns = (id: string, purpose: LaunchPurpose) =>
    purpose.kind === 'progress'
      ? { acceptance_no: purpose.acceptanceNo }
      : {
          order_type: purpose.orderType,
          platform_order_no: purpose.platformOrderNo,
          call_id: purpose.callId,
          caller_number_enc: cipher.seal(purpose.callerNumber, numberPlace(id)),
          called_at: purpose.calledAt,
        };
  const purposeOf = (row: Row): LaunchPurpose =>
    row.acceptance_no === null
      ? {
          kind: 'register',
          orderType: row.order_type,
          platformOrderNo: row.platform_order_no,
          callId: row.call_id,
          callerNumber: cipher.open(row.caller_number_enc, numberPlace(row.id)),
          calledAt: row.called_at,
        }
      : { kind: 'progress', acceptanceNo: row.acceptance_no };
  const toLaunch = (row: Row): Launch => ({
    id: row.id,
    platformId: row.platform_id,
    agentNumber: row.agent_number,
    frameOrigins: row.frame_origins,
    purpose: purposeOf(row),
    sessionUntil: row.session_expires_at,
  });
  const originsWhere = async (where: Record<string, Buffer | string>) =>
    (await rows().where(where).first<{ frame_origins: string[] } | undefined>('frame_origins'))?.frame_origins;

  return {
    issue: async (launch, { hash, expiresAt }) => {
      await rows().insert({
        id: launch.id,
        platform_id: launch.platformId,
        agent_number: launch.agentNumber,
        frame_origins: launch.frameOrigins,
        ticket_hash: hash,
        ticket_expires_at: expiresAt,
        ...callColumns(launch.id, launch.purpose),
      });
    },
    exchange: async (ticketHash, { hash, now, expiresAt }) => {
      const [row] = await rows()
        .where('ticket_hash', ticketHash)
        .whereNull('session_hash')
        .where('ticket_expires_at', '>', now)
        .update({ session_hash: hash, session_expires_at: expiresAt })
        .returning<Row[]>('*');
      return row && toLaunch(row);
    },
    findByToken: async (tokenHash, now) => {
      const row = await rows().where('session_hash', tokenHash).where('session_expires_at', '>', now).first<Row | undefined>();
      return row && toLaunch(row);
    },
    frameOriginsOfTicket: (ticketHash) => originsWhere({ ticket_hash: ticketHash }),
    frameOriginsOfLaunch: (launchId) => originsWhere({ id: launchId }),
    purge: (before) => rows().where('created_at', '<', before).delete(),
  };
}

/** The setting that says in whose pages ours may be embedded. */
export function createFrameOrigins(database: Knex): FrameOrigins {
  return {
    ofPlatform: async (platformId) =>
      (await database('platform').where('id', platformId).first<{ allowed_origins: string[] } | undefined>('allowed_origins'))?.allowed_origins ?? [],
  };
}
