import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Barrings, Delegations } from '../../domain/handling/ports.ts';
import type { UnitLevel } from '../../domain/unit/unit.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';

const place = (column: 'instruction_enc' | 'end_reason_enc', rowId: string) => ({ table: 'delegation', column, rowId });

/** Delegations in one transaction; texts are encrypted. */
export function createDelegationRepository(transaction: Knex, { cipher }: { cipher: FieldCipher }): Delegations {
  return {
    add: async (delegation) => {
      const id = randomUUID();
      await transaction('delegation').insert({
        id,
        order_id: delegation.orderId,
        run_no: delegation.runNo,
        from_unit_id: delegation.fromUnitId,
        to_unit_id: delegation.toUnitId,
        by_user_id: delegation.byUserId,
        instruction_enc: delegation.instruction === undefined ? null : cipher.seal(delegation.instruction, place('instruction_enc', id)),
        delegated_at: delegation.delegatedAt,
      });
    },
    end: async (delegationIds, end) => {
      // Each row's text is sealed for that row.
      for (const id of delegationIds)
        await transaction('delegation')
          .where('id', id)
          .update({
            ended_at: end.at,
            end_kind: end.kind,
            end_reason_enc: cipher.seal(end.reason, place('end_reason_enc', id)),
            ended_by_user_id: end.byUserId,
          });
    },
    endWithOrder: async (orderId, at) => {
      await transaction('delegation').where('order_id', orderId).whereNull('ended_at').update({ ended_at: at, end_kind: 'order_ended' });
    },
    noteRecall: async (delegationId, commandId) => {
      await transaction('delegation').where('id', delegationId).update({ recall_command_id: commandId });
    },
    recallingLevel: async (commandId) => {
      const row = await transaction('delegation')
        .join('unit', 'unit.id', 'delegation.from_unit_id')
        .where('recall_command_id', commandId)
        .first<{ level: UnitLevel } | undefined>('level');
      return row?.level;
    },
  };
}

/** Opens a delegation's text for its order's page. */
export function openDelegationText(cipher: FieldCipher, column: 'instruction_enc' | 'end_reason_enc', row: { id: string; sealed: Buffer }): string {
  return cipher.open(row.sealed, place(column, row.id));
}

/** Who must stay away from an order, in one transaction. */
export function createBarringRepository(transaction: Knex): Barrings {
  return {
    bar: async (orderId, who, at) => {
      const columns = 'unitId' in who ? { unit_id: who.unitId, user_id: null } : { unit_id: null, user_id: who.userId };
      await transaction('order_barring')
        .insert({ order_id: orderId, barred_at: at, ...columns })
        .onConflict(['order_id', 'unit_id', 'user_id'])
        .ignore();
    },
  };
}

/** The names of who must stay away from an order: units first, then people with their duty and unit. */
export async function readBarred(database: Knex, orderId: string): Promise<string[]> {
  const rows = await database('order_barring')
    .leftJoin('unit', 'unit.id', 'order_barring.unit_id')
    .leftJoin('app_user', 'app_user.id', 'order_barring.user_id')
    .leftJoin('unit as employer', 'employer.id', 'app_user.unit_id')
    .where('order_id', orderId)
    .orderByRaw('order_barring.user_id is not null, unit.id, app_user.login')
    .select<{ unit: string | null; person: string | null; duty: string | null; employer: string | null }[]>(
      'unit.name as unit', 'app_user.name as person', 'app_user.duty as duty', 'employer.name as employer',
    ); // prettier-ignore
  return rows.map(({ unit, person, duty, employer }) => unit ?? `${person ?? ''}（${employer ?? ''}${duty ?? ''}）`);
}
