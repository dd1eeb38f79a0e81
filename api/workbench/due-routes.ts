import { Router } from 'express';
import type { DueView } from '../../domain/due/read-dues.ts';
import type { User } from '../../domain/user/user.ts';
import { dueMoveBody } from '../contract/workbench/dues.ts';
import { readId, readInput } from './read-input.ts';
import { userOf } from './require-session.ts';

/** The use cases behind these routes, with their ports already given. */
export type DueServices = {
  readDues(input: { user: User; orderId: string }): Promise<DueView[]>;
  moveInnerDue(input: { user: User; orderId: string; dueId: string; dueAt: Date; reason: string }): Promise<void>;
};

/** The dues of an order (P5.2), and moving that of the unit below (P4.4). */
export function dueRoutes(services: DueServices): Router {
  const router = Router();
  router.get('/orders/:orderId/dues', async (request, response) => {
    response.json({ dues: await services.readDues({ user: userOf(response), orderId: readId(request.params.orderId) }) });
  });
  router.post('/orders/:orderId/dues/:dueId/move', async (request, response) => {
    const { dueAt, reason } = readInput(dueMoveBody, request.body);
    const { orderId, dueId } = request.params;
    await services.moveInnerDue({ user: userOf(response), orderId: readId(orderId), dueId: readId(dueId), dueAt: new Date(dueAt), reason });
    response.status(204).end();
  });
  return router;
}
