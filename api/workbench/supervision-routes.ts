import { Router } from 'express';
import type { z } from 'zod';
import type { SupervisionView } from '../../domain/supervision/ports.ts';
import type { User } from '../../domain/user/user.ts';
import { supervisionDecisionBody, supervisionDemandBody, supervisionReplyBody } from '../contract/workbench/supervisions.ts';
import { readId, readInput } from './read-input.ts';
import { userOf } from './require-session.ts';

type OfItem = { user: User; workItemId: string };

/** The use cases behind these routes, with their ports already given. */
export type SupervisionServices = {
  readSupervisions(input: { user: User; orderId: string }): Promise<SupervisionView[]>;
  issueSupervision(input: { user: User; orderId: string } & z.output<typeof supervisionDemandBody>): Promise<void>;
  replyToSupervision(input: OfItem & z.output<typeof supervisionReplyBody>): Promise<void>;
  decideSupervisionReply(input: OfItem & z.output<typeof supervisionDecisionBody>): Promise<void>;
};

/** 督办单: issued by an upper supervisor, replied to, accepted (P5.4). */
export function supervisionRoutes(services: SupervisionServices): Router {
  const router = Router();
  router.get('/orders/:orderId/supervisions', async (request, response) => {
    response.json({ supervisions: await services.readSupervisions({ user: userOf(response), orderId: readId(request.params.orderId) }) });
  });
  router.post('/orders/:orderId/supervisions', async (request, response) => {
    const input = readInput(supervisionDemandBody, request.body);
    await services.issueSupervision({ user: userOf(response), orderId: readId(request.params.orderId), ...input });
    response.status(204).end();
  });
  router.post('/work-items/:workItemId/supervision-reply', async (request, response) => {
    const input = readInput(supervisionReplyBody, request.body);
    await services.replyToSupervision({ user: userOf(response), workItemId: readId(request.params.workItemId), ...input });
    response.status(204).end();
  });
  router.post('/work-items/:workItemId/supervision-acceptance', async (request, response) => {
    const input = readInput(supervisionDecisionBody, request.body);
    await services.decideSupervisionReply({ user: userOf(response), workItemId: readId(request.params.workItemId), ...input });
    response.status(204).end();
  });
  return router;
}
