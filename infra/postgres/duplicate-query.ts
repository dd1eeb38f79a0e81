import type { Knex } from 'knex';
import type { DuplicateView } from '../../domain/order-page/ports.ts';
import type { User } from '../../domain/user/user.ts';
import { endedStatuses } from '../../domain/order/status.ts';
import { notBarred } from './inbox-query.ts';

type Row = { id: string; acceptance_no: string; status: DuplicateView['status']; accepted_at: Date; may_be_main: boolean };

/** More than these nobody looks through. */
const atMost = 20;

const withoutResult = endedStatuses.filter((status) => status !== 'completed');

/** As `mainRefusal` says: not ended without a result, and not itself linked in its round (P1.7). */
const mayBeMain = `(other.status <> all(:withoutResult) and not exists (
  select 1 from order_link link where link.order_id = other.id and link.run_no = other.run_no and link.state in ('following', 'result_taken'))) as may_be_main`;

/** Orders of the same province, person (by blind index) and problem category inside a window around this one, newest first. */
export async function readDuplicates(database: Knex, orderId: string, choice: { windowDays: number; user: User }): Promise<DuplicateView[]> {
  const rows = await database('work_order as own')
    .join('work_order as other', (join) => {
      join.on('other.province_unit_id', 'own.province_unit_id').on((either) => {
        for (const index of ['phone_index', 'id_number_index', 'caller_number_index'] as const) void either.orOn(`other.${index}`, `own.${index}`);
      });
    })
    .where('own.id', orderId)
    .whereRaw('other.id <> own.id and other.type = own.type and other.problem_category is not distinct from own.problem_category')
    .whereRaw('other.accepted_at between own.accepted_at - make_interval(days => ?) and own.accepted_at + make_interval(days => ?)', [
      choice.windowDays, choice.windowDays,
    ]) // prettier-ignore
    .modify(notBarred, choice.user, 'other.id')
    .orderBy('other.accepted_at', 'desc')
    .limit(atMost)
    .select<Row[]>('other.id', 'other.acceptance_no', 'other.status', 'other.accepted_at', database.raw(mayBeMain, { withoutResult }));
  return rows.map((row) => ({ id: row.id, acceptanceNo: row.acceptance_no, status: row.status, acceptedAt: row.accepted_at, mayBeMain: row.may_be_main }));
}
