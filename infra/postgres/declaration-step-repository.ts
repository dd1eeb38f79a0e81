import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { DeclarationSteps } from '../../domain/declaration/ports.ts';
import type { DeclarationStep } from '../../domain/declaration/schema.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';

/** Where the record of a step lives, for sealing and opening it: JSON of the step as it was submitted. */
export const stepRecordPlace = (rowId: string) => ({ table: 'declaration_step', column: 'record_enc', rowId });

/** Steps of declarations in one transaction. */
export function createDeclarationStepRepository(transaction: Knex, { cipher }: { cipher: FieldCipher }): DeclarationSteps {
  return {
    add: async ({ step, ...record }) => {
      const id = randomUUID();
      await transaction('declaration_step').insert({
        id,
        order_id: record.orderId,
        run_no: record.runNo,
        version: record.version,
        step: step.step,
        unit_id: record.unitId,
        recorded_by: record.recordedBy,
        recorded_at: record.recordedAt,
        authorisation: step.authorisation ?? null,
        result: step.step === 'determination' ? step.result : null,
        record_enc: cipher.seal(JSON.stringify(step), stepRecordPlace(id)),
        state: record.state,
      });
    },
    lastVersion: async (orderId, runNo, step) => {
      const row = (await transaction('declaration_step')
        .where({ order_id: orderId, run_no: runNo, step })
        .max({ version: 'version' })
        .first()) as { version: number | null };
      return row.version ?? 0;
    },
    noticeEnd: async (orderId, runNo) => {
      const row = await transaction('declaration_step')
        .where({ order_id: orderId, run_no: runNo, step: 'public_notice' })
        .orderBy('version', 'desc')
        .first<{ id: string; record_enc: Buffer } | undefined>('id', 'record_enc');
      if (!row) return undefined;
      const step = JSON.parse(cipher.open(row.record_enc, stepRecordPlace(row.id))) as DeclarationStep;
      return step.step === 'public_notice' ? step.postedUntil : undefined;
    },
  };
}
