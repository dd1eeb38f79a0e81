import { Router } from 'express';
import type { z } from 'zod';
import type { ExtensionPreview } from '../../domain/extension/preview-extension.ts';
import type { User } from '../../domain/user/user.ts';
import { endorsement, extensionAsking, extensionLength, insideDecision, sending, withdrawalAsking } from '../contract/workbench/negotiation.ts';
import { readId, readInput } from './read-input.ts';
import { userOf } from './require-session.ts';

type OfOrder<Body> = { user: User; orderId: string } & Body;
type OfItem<Body> = { user: User; workItemId: string } & Body;

/** The use cases behind these routes, with their ports already given. */
export type NegotiationServices = {
  askWithdrawal(input: OfOrder<z.output<typeof withdrawalAsking>>): Promise<{ requestNo: string }>;
  askExtension(input: OfOrder<z.output<typeof extensionAsking>>): Promise<{ requestNo: string; resultingDueAt: Date }>;
  previewExtension(input: OfOrder<z.output<typeof extensionLength>>): Promise<ExtensionPreview>;
  endorseRequest(input: OfItem<z.output<typeof endorsement>>): Promise<void>;
  releaseRequest(input: OfItem<z.output<typeof sending>>): Promise<void>;
  decideRequest(input: OfItem<z.output<typeof insideDecision>>): Promise<void>;
};

/** 退单 and 延期 (P4.1–P4.4): asking, with the due shown before; endorsing, sending, and deciding inside. */
export function negotiationRoutes(services: NegotiationServices): Router {
  const router = Router();
  router.post('/orders/:orderId/withdrawal-requests', async (request, response) => {
    const body = readInput(withdrawalAsking, request.body);
    response.status(201).json(await services.askWithdrawal({ user: userOf(response), orderId: readId(request.params.orderId), ...body }));
  });
  router.post('/orders/:orderId/extension-requests', async (request, response) => {
    const body = readInput(extensionAsking, request.body);
    response.status(201).json(await services.askExtension({ user: userOf(response), orderId: readId(request.params.orderId), ...body }));
  });
  router.post('/orders/:orderId/extension-preview', async (request, response) => {
    const body = readInput(extensionLength, request.body);
    response.json(await services.previewExtension({ user: userOf(response), orderId: readId(request.params.orderId), ...body }));
  });
  router.post('/work-items/:workItemId/endorsement', async (request, response) => {
    const body = readInput(endorsement, request.body);
    await services.endorseRequest({ user: userOf(response), workItemId: readId(request.params.workItemId), ...body });
    response.status(204).end();
  });
  router.post('/work-items/:workItemId/sending', async (request, response) => {
    const body = readInput(sending, request.body);
    await services.releaseRequest({ user: userOf(response), workItemId: readId(request.params.workItemId), ...body });
    response.status(204).end();
  });
  router.post('/work-items/:workItemId/decision', async (request, response) => {
    const body = readInput(insideDecision, request.body);
    await services.decideRequest({ user: userOf(response), workItemId: readId(request.params.workItemId), ...body });
    response.status(204).end();
  });
  return router;
}
