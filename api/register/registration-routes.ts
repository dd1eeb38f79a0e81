import { Router } from 'express';
import type { Acceptance } from '../../domain/order/accept-order.ts';
import type { Launch, LaunchedCall } from '../../domain/page-call/launch.ts';
import { draftBody, pageFormBody } from '../contract/register/page.ts';
import { readInput } from '../workbench/read-input.ts';
import { callOf, launchOf } from './require-page.ts';

type Of = { launch: Launch; call: LaunchedCall };

/** The use cases behind these routes, with their ports already given. */
export type RegistrationServices = {
  saveDraft(input: Of & { content: string }): Promise<{ savedAt: Date }>;
  submitPage(input: Of & { form: object }): Promise<Acceptance>;
};

/** Keeping what is written and submitting it (P2.2, P2.3); 201 the first time, 200 for a call that is an order already. */
export function registrationRoutes(services: RegistrationServices): Router {
  const router = Router();
  router.put('/draft', async (request, response) => {
    const content = JSON.stringify(readInput(draftBody, request.body).content);
    const { savedAt } = await services.saveDraft({ launch: launchOf(response), call: callOf(response), content });
    response.json({ savedAt: savedAt.toISOString() });
  });
  router.post('/order', async (request, response) => {
    const form = readInput(pageFormBody, request.body);
    const { acceptanceNo, acceptedAt, repeated } = await services.submitPage({ launch: launchOf(response), call: callOf(response), form });
    response.status(repeated ? 200 : 201).json({ acceptanceNo, receivedAt: acceptedAt.toISOString(), status: 'pending_review' });
  });
  return router;
}
