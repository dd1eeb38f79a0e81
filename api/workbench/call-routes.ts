import { Router, type Request, type Response } from 'express';
import type { z } from 'zod';
import type { EndedCall } from '../../domain/call/end-call.ts';
import type { CallRecord } from '../../domain/call/ports.ts';
import type { CallPage } from '../../domain/call/read-calls.ts';
import type { CallDraft } from '../../domain/call/schema.ts';
import type { ProvinceModes } from '../../domain/platform/modes.ts';
import type { User } from '../../domain/user/user.ts';
import { callAnswerBody, callDraft, callFormBody, callRefusalBody, newCallBody } from '../contract/workbench/calls.ts';
import { readId, readInput } from './read-input.ts';
import { userOf } from './require-session.ts';

type OfCall = { user: User; callId: string };

/** The use cases behind these routes, with their ports already given. */
export type CallServices = {
  listCalls(input: { user: User }): Promise<CallRecord[]>;
  modesOf(provinceCode: string): Promise<ProvinceModes>;
  openCallByHand(input: { user: User; callerNumber: string }): Promise<{ id: string }>;
  readCall(input: OfCall): Promise<CallPage>;
  openCall(input: OfCall): Promise<void>;
  saveCallDraft(input: OfCall & { draft: CallDraft }): Promise<void>;
  dropCall(input: OfCall): Promise<void>;
  submitCall(input: OfCall & z.output<typeof callFormBody>): Promise<EndedCall>;
  answerCall(input: OfCall & z.output<typeof callAnswerBody>): Promise<EndedCall>;
  refuseCall(input: OfCall & z.output<typeof callRefusalBody>): Promise<EndedCall>;
};

const toLine = ({ id, callerNumber, calledAt, state, platformId }: CallRecord) => ({ id, callerNumber, calledAt: calledAt.toISOString(), state, byHand: platformId === null });
const idsOf = (request: Request, response: Response): OfCall => ({ user: userOf(response), callId: readId(request.params['callId']) });

/** The seat page's calls (P6.1, P6.2): taking, keeping, and what becomes of them. */
export function callRoutes(services: CallServices): Router {
  const router = Router();
  router.get('/calls', async (_request, response) => {
    const user = userOf(response);
    const calls = await services.listCalls({ user });
    const { modes, transferNumber } = await services.modesOf(user.unitId);
    response.json({ enabled: modes.includes('callTransfer'), transferNumber, calls: calls.map(toLine) });
  });
  router.post('/calls', async (request, response) => {
    response.status(201).json(await services.openCallByHand({ user: userOf(response), ...readInput(newCallBody, request.body) }));
  });
  router.get('/calls/:callId', async (request, response) => {
    const { call, draft, earlierOrders } = await services.readCall(idsOf(request, response));
    response.json({ call: toLine(call), agentNumber: userOf(response).login, draft: draft ?? null, earlierOrders, orderId: call.orderId });
  });
  router.post('/calls/:callId/opening', async (request, response) => {
    await services.openCall(idsOf(request, response));
    response.status(204).end();
  });
  router.put('/calls/:callId/draft', async (request, response) => {
    await services.saveCallDraft({ ...idsOf(request, response), draft: readInput(callDraft, request.body) });
    response.status(204).end();
  });
  router.post('/calls/:callId/drop', async (request, response) => {
    await services.dropCall(idsOf(request, response));
    response.status(204).end();
  });
  router.post('/calls/:callId/order', async (request, response) => {
    response.status(201).json(await services.submitCall({ ...idsOf(request, response), ...readInput(callFormBody, request.body) }));
  });
  router.post('/calls/:callId/answer', async (request, response) => {
    response.status(201).json(await services.answerCall({ ...idsOf(request, response), ...readInput(callAnswerBody, request.body) }));
  });
  router.post('/calls/:callId/refusal', async (request, response) => {
    response.status(201).json(await services.refuseCall({ ...idsOf(request, response), ...readInput(callRefusalBody, request.body) }));
  });
  return router;
}
