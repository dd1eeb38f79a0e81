import type { Knex } from 'knex';
import type { SmsQueue } from '../../domain/notice/sms-ports.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import { staffPhonePlace } from './user-repository.ts';

type Row = { id: string; user_id: string; phone_enc: Buffer; acceptance_no: string; attempts: number };

// A person's phone is opened only here, and only for the gateway.
const leaseStatement = `
  with due as (
    select id from sms_message
    where state = 'pending' and next_attempt_at <= now() and queued_at > now() - interval '1 day' and (leased_until is null or leased_until < now())
    order by next_attempt_at limit :limit for update skip locked)
  update sms_message set leased_until = now() + :leaseMs * interval '1 millisecond', attempts = sms_message.attempts + 1
  from due, notice, app_user, work_order
  where sms_message.id = due.id and notice.id = sms_message.notice_id and app_user.id = notice.user_id and work_order.id = notice.order_id
  returning sms_message.id, sms_message.attempts, app_user.id as user_id, app_user.phone_enc, work_order.acceptance_no`;

/** The short messages that wait to be sent; on the pool. */
export function createSmsQueue(database: Knex, cipher: FieldCipher): SmsQueue {
  return {
    lease: async (limit, leaseMs) => {
      const { rows } = await database.raw<{ rows: Row[] }>(leaseStatement, { limit, leaseMs });
      return rows.map(({ id, user_id, phone_enc, acceptance_no, attempts }) => ({
        id,
        attempts,
        acceptanceNo: acceptance_no,
        phone: cipher.open(phone_enc, staffPhonePlace(user_id)),
      }));
    },
    markSent: async (id) => {
      await database('sms_message').where('id', id).update({ state: 'sent', sent_at: database.fn.now(), leased_until: null, last_error: null });
    },
    markFailed: async (id, error, retryAt) => {
      const next = retryAt === null ? { state: 'dead' } : { next_attempt_at: retryAt };
      await database('sms_message').where('id', id).update({ ...next, leased_until: null, last_error: error });
    },
  };
}
