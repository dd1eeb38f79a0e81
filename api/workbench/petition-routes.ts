import { Router } from 'express';
import type { z } from 'zod';
import type { RegisteredPetition } from '../../domain/petition/register-petition.ts';
import type { User } from '../../domain/user/user.ts';
import { nationalTransferBody, petitionBody } from '../contract/workbench/petitions.ts';
import { readInput } from './read-input.ts';
import { userOf } from './require-session.ts';

/** The use cases behind these routes, with their ports already given. */
export type PetitionServices = {
  registerPetition(input: { user: User } & z.output<typeof petitionBody>): Promise<RegisteredPetition>;
  registerNationalTransfer(input: { user: User } & z.output<typeof nationalTransferBody>): Promise<RegisteredPetition>;
};

/** Registering petitions and transfers of 国家局 (P3.8). */
export function petitionRoutes(services: PetitionServices): Router {
  const router = Router();
  router.post('/petitions', async (request, response) => {
    response.status(201).json(await services.registerPetition({ user: userOf(response), ...readInput(petitionBody, request.body) }));
  });
  router.post('/national-transfers', async (request, response) => {
    response.status(201).json(await services.registerNationalTransfer({ user: userOf(response), ...readInput(nationalTransferBody, request.body) }));
  });
  return router;
}
