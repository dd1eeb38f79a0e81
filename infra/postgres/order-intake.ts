import type { Knex } from 'knex';
import type { AcceptedOrder, NewAcceptance, OrderIntake, StoreOutcome } from '../../domain/order/intake-ports.ts';
import { inBatches } from '../in-batches.ts';
import { type AcceptanceRowPorts, type AcceptanceRows, toAcceptanceRows } from './acceptance-rows.ts';
import { createAcceptanceSequence } from './acceptance-sequence.ts';
import { acceptanceOf, type JudgedRow } from './acceptance-statement.ts';
import { runPrepared } from './run-prepared.ts';

type AcceptedRow = { id: string; acceptance_no: string; accepted_at: Date; fingerprint: Buffer };

const toAccepted = (row: AcceptedRow | undefined): AcceptedOrder | undefined =>
  row && { id: row.id, acceptanceNo: row.acceptance_no, acceptedAt: row.accepted_at, fingerprint: row.fingerprint };

// Few and full statements take the fewest turns; a second one starts when eight orders wait behind the first.
const batchLimits = { largest: 64, crowd: 8, runs: 3 };

/** Stores accepted orders; those that arrive together share a statement and its commit, see `acceptanceOf`. */
export function createOrderIntake(database: Knex, ports: AcceptanceRowPorts): OrderIntake {
  const storeTogether = async (accepted: readonly AcceptanceRows[]): Promise<StoreOutcome[]> => {
    const { statement, values } = acceptanceOf(accepted);
    const rows = await runPrepared<JudgedRow>(database, statement, values);
    const judged = new Map(rows.map((row) => [row.id, row]));
    return accepted.map(({ order }) => toOutcome(judged.get(order.id)));
  };
  // One after the other: where two of them used the same key, the second has to find the first.
  const storeEachAlone = async (accepted: readonly AcceptanceRows[]): Promise<(StoreOutcome | Error)[]> => {
    const outcomes: (StoreOutcome | Error)[] = [];
    for (const one of accepted) outcomes.push(...(await storeTogether([one]).catch((error: unknown) => [asError(error)])));
    return outcomes;
  };
  const storeAll = async (accepted: readonly AcceptanceRows[]): Promise<readonly (StoreOutcome | Error)[]> => {
    try {
      return await storeTogether(accepted);
    } catch (error) {
      if (!isAboutOneOrder(error)) throw error;
      return storeEachAlone(accepted);
    }
  };
  const store = inBatches(storeAll, batchLimits);

  return {
    nextSequence: createAcceptanceSequence(database),
    store: async (acceptance: NewAcceptance) => {
      const outcome = await store(toAcceptanceRows(acceptance, ports));
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
    findByPlatformOrderNo: async (platformId, platformOrderNo) =>
      toAccepted(
        await database('work_order')
          .where({ platform_id: platformId, platform_order_no: platformOrderNo })
          .first<AcceptedRow | undefined>('id', 'acceptance_no', 'accepted_at', 'submission_fingerprint as fingerprint'),
      ),
    findByIdempotencyKey: async (platformId, key) =>
      toAccepted(
        await database('idempotency_key')
          .join('work_order', 'work_order.id', 'idempotency_key.order_id')
          .where({ 'idempotency_key.platform_id': platformId, 'idempotency_key.key': key })
          .first<AcceptedRow | undefined>('work_order.id', 'acceptance_no', 'accepted_at', 'idempotency_key.fingerprint'),
      ),
  };
}

function toOutcome(row: JudgedRow | undefined): StoreOutcome {
  if (!row) throw new Error('the database did not judge an order');
  if (row.is_stored) return { isStored: true };
  return { isStored: false, isReplay: row.is_replay, isRegionKnown: row.region_known, unusableAttachments: row.unusable };
}

/** SQLSTATE classes 22 and 23 are about the data of some row, 40 about two transactions that met. */
function isAboutOneOrder(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^(22|23|40)[0-9A-Z]{3}$/.test(error.code);
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
