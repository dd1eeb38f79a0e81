import { randomUUID } from 'node:crypto';
import { registerNationalTransfer, registerPetition } from '../domain/petition/register-petition.ts';
import { listTransfers } from '../domain/petition/list-transfers.ts';
import { createTransfers } from '../infra/postgres/transfer-query.ts';
import type { Adapters } from '../infra/open-adapters.ts';
import type { PetitionServices } from './workbench/petition-routes.ts';

/** Registering petitions and transfers of 国家局, over one set of ports (P3.8). */
export function composePetitions(parts: Pick<Adapters, 'inTransaction' | 'clock' | 'database'>): PetitionServices {
  const deps = { ...parts, newId: randomUUID };
  const transfers = createTransfers(parts.database);
  return {
    registerPetition: (input) => registerPetition(deps, input),
    listTransfers: (input) => listTransfers({ transfers }, input),
    registerNationalTransfer: (input) => registerNationalTransfer(deps, input),
  };
}
