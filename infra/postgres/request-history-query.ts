import type { Knex } from 'knex';
import type { ExtensionTerms } from '../../domain/negotiation/ports.ts';
import type { RequestView } from '../../domain/order-page/ports.ts';
import type { FieldCipher } from '../../domain/personal-data/ports.ts';
import { createNegotiationRepository } from './negotiation-repository.ts';

type Asker = { id: string; name: string; unit_name: string };

/** The requests of an order to 12345 with the names of those they passed, oldest first (P4). */
export async function readRequests(database: Knex, cipher: FieldCipher, orderId: string): Promise<RequestView[]> {
  const requests = await createNegotiationRepository(database, { cipher }).allOf(orderId);
  if (requests.length === 0) return [];
  const askers = await database('app_user')
    .join('unit', 'unit.id', 'app_user.unit_id')
    .whereIn('app_user.id', requests.map(({ askedBy }) => askedBy))
    .select<Asker[]>('app_user.id', 'app_user.name', 'unit.name as unit_name');
  const units = await database('unit').whereIn('id', requests.flatMap(({ waitsAtUnitId }) => waitsAtUnitId ?? [])).select<{ id: string; name: string }[]>('id', 'name');
  const unitNames = new Map(units.map(({ id, name }) => [id, name]));
  return requests.map((request) => ({
    id: request.id,
    kind: request.kind,
    requestNo: request.requestNo,
    runNo: request.runNo,
    state: request.state,
    askedAt: request.askedAt,
    reason: request.reason,
    sentAt: request.sentAt,
    decidedAt: request.decidedAt,
    opinion: request.opinion,
    reminders: request.reminders,
    waitsAtUnitName: (request.waitsAtUnitId !== null && unitNames.get(request.waitsAtUnitId)) || null,
    ...askerOf(askers, request.askedBy),
    ...termsOf(request.extension),
  }));
}

function askerOf(askers: readonly Asker[], userId: string) {
  const asker = askers.find(({ id }) => id === userId);
  return { byUserId: userId, byName: asker?.name ?? '', unitName: asker?.unit_name ?? '' };
}

const noTerms = { amount: null, unit: null, previousDueAt: null, resultingDueAt: null };

function termsOf(extension: ExtensionTerms | null) {
  if (extension === null) return noTerms;
  return { ...extension.limit, previousDueAt: extension.previousDueAt, resultingDueAt: extension.resultingDueAt };
}
