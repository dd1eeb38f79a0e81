import { Router } from 'express';
import { z } from 'zod';
import type { listTransfers } from '../../domain/petition/list-transfers.ts';
import type { RegisteredPetition } from '../../domain/petition/register-petition.ts';
import type { User } from '../../domain/user/user.ts';
import { nationalTransferBody, petitionBody, transferQuery } from '../contract/workbench/petitions.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { readInput } from './read-input.ts';
import { userOf } from './require-session.ts';

/** The use cases behind these routes, with their ports already given. */
export type PetitionServices = {
  registerPetition(input: { user: User } & z.output<typeof petitionBody>): Promise<RegisteredPetition>;
  listTransfers(input: Parameters<typeof listTransfers>[1]): ReturnType<typeof listTransfers>;
  registerNationalTransfer(input: { user: User } & z.output<typeof nationalTransferBody>): Promise<RegisteredPetition>;
};

const cursor = z.tuple([z.iso.datetime().transform((text) => new Date(text)), z.uuid()]);

/** Registering petitions and transfers of 国家局 (P3.8). */
export function petitionRoutes(services: PetitionServices): Router {
  const router = Router();
  router.post('/petitions', async (request, response) => {
    response.status(201).json(await services.registerPetition({ user: userOf(response), ...readInput(petitionBody, request.body) }));
  });
  router.post('/national-transfers', async (request, response) => {
    response.status(201).json(await services.registerNationalTransfer({ user: userOf(response), ...readInput(nationalTransferBody, request.body) }));
  });
  router.get('/national-transfers', async (request, response) => {
    const { stage, after, limit, ...filter } = readInput(transferQuery, request.query);
    const [acceptedAt, id] = after === undefined ? [] : readCursor(cursor, after);
    const position = acceptedAt && id ? { after: { acceptedAt, id } } : {};
    const page = await services.listTransfers({ user: userOf(response), stage: stage ?? 'awaiting', limit: limit ?? 30, ...filter, ...position });
    response.json({ ...page, next: page.next ? writeCursor([page.next.acceptedAt.toISOString(), page.next.id]) : null });
  });
  return router;
}
