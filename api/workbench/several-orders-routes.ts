import { Router } from 'express';
import type { z } from 'zod';
import { actOnSeveral } from '../../domain/order/act-on-several.ts';
import type { SupervisionDemand } from '../../domain/supervision/schema.ts';
import type { User } from '../../domain/user/user.ts';
import { severalRemindersBody, severalSupervisionsBody, upperReminderBody } from '../contract/workbench/several-orders.ts';
import { readId, readInput } from './read-input.ts';
import { userOf } from './require-session.ts';

/** The use cases behind these routes, with their ports already given. */
export type SeveralOrdersServices = {
  remindHolder(input: { user: User; orderId: string } & z.output<typeof upperReminderBody>): Promise<void>;
  issueSupervision(input: { user: User; orderId: string } & SupervisionDemand): Promise<void>;
};

/** 催办 of one order, 催办 and 督办 of several (P5.4). */
export function severalOrdersRoutes(services: SeveralOrdersServices): Router {
  const router = Router();
  router.post('/orders/reminders', async (request, response) => {
    const { orderIds, ...reminder } = readInput(severalRemindersBody, request.body);
    const user = userOf(response);
    response.json({ results: await actOnSeveral(orderIds, (orderId) => services.remindHolder({ user, orderId, ...reminder })) });
  });
  router.post('/orders/supervisions', async (request, response) => {
    const { orderIds, ...demand } = readInput(severalSupervisionsBody, request.body);
    const user = userOf(response);
    response.json({ results: await actOnSeveral(orderIds, (orderId) => services.issueSupervision({ user, orderId, ...demand })) });
  });
  router.post('/orders/:orderId/reminders', async (request, response) => {
    const reminder = readInput(upperReminderBody, request.body);
    await services.remindHolder({ user: userOf(response), orderId: readId(request.params.orderId), ...reminder });
    response.status(204).end();
  });
  return router;
}
