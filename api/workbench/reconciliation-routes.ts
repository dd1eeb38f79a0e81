import { Router } from 'express';
import type { DifferenceEntry } from '../../domain/manifest/list-differences.ts';
import type { ReconciliationLine } from '../../domain/manifest/ports.ts';
import type { User } from '../../domain/user/user.ts';
import { differencesQuery, settlementBody } from '../contract/workbench/reconciliation.ts';
import { readId, readInput } from './read-input.ts';
import { userOf } from './require-session.ts';

/** The use cases behind these routes, with their ports already given. */
export type ReconciliationServices = {
  listDifferences(input: { user: User; onlyOpen: boolean }): Promise<{ reconciliations: ReconciliationLine[]; differences: DifferenceEntry[] }>;
  repairDifference(input: { user: User; differenceId: string }): Promise<void>;
  settleDifference(input: { user: User; differenceId: string; note: string }): Promise<void>;
};

/** 对账 (P8.2): differences with the platforms, and their repair. */
export function reconciliationRoutes(services: ReconciliationServices): Router {
  const router = Router();
  router.get('/reconciliation-differences', async (request, response) => {
    const { open } = readInput(differencesQuery, request.query);
    response.json(await services.listDifferences({ user: userOf(response), onlyOpen: open ?? false }));
  });
  router.post('/reconciliation-differences/:differenceId/repair', async (request, response) => {
    await services.repairDifference({ user: userOf(response), differenceId: readId(request.params.differenceId) });
    response.status(204).end();
  });
  router.post('/reconciliation-differences/:differenceId/settlement', async (request, response) => {
    const { note } = readInput(settlementBody, request.body);
    await services.settleDifference({ user: userOf(response), differenceId: readId(request.params.differenceId), note });
    response.status(204).end();
  });
  return router;
}
