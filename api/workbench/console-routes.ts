import { Router } from 'express';
import { z } from 'zod';
import type { AlarmLine, DeliveryCriteria, DeliveryCursor, DeliveryLine, PlatformDeliveries } from '../../domain/console/ports.ts';
import type { DeliveryPage } from '../../domain/console/read-deliveries.ts';
import type { ReplayResult } from '../../domain/console/replay-deliveries.ts';
import type { CallbackCheck, RequestCheck, SignatureVerdict } from '../../domain/console/schema.ts';
import { DomainError } from '../../domain/shared/domain-error.ts';
import type { User } from '../../domain/user/user.ts';
import { acknowledgementBody, alarmsQuery, callbackCheck, deliveriesQuery, replaysBody, requestCheck } from '../contract/workbench/console.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { readId, readInput } from './read-input.ts';
import { userOf } from './require-session.ts';

/** The use cases behind these routes, with their ports already given. */
export type ConsoleServices = {
  listDeliveries(input: { user: User; criteria: DeliveryCriteria; after?: DeliveryCursor; limit: number }): Promise<{
    deliveries: DeliveryLine[];
    next: DeliveryCursor | undefined;
  }>;
  summariseDeliveries(input: { user: User }): Promise<{ platforms: PlatformDeliveries[]; openAlarms: number }>;
  readDelivery(input: { user: User; deliveryId: string }): Promise<DeliveryPage>;
  replayDeliveries(input: { user: User; deliveryIds: readonly string[]; reason: string }): Promise<ReplayResult[]>;
  listAlarms(input: { user: User; onlyOpen: boolean }): Promise<AlarmLine[]>;
  acknowledgeAlarm(input: { user: User; alarmId: string; note: string }): Promise<void>;
  checkCallbackSignature(input: { user: User; check: CallbackCheck }): Promise<SignatureVerdict>;
  checkRequestSignature(input: { user: User; check: RequestCheck }): Promise<SignatureVerdict>;
};

const cursor = z.tuple([z.iso.datetime().transform((text) => new Date(text)), z.uuid()]);

/** Callbacks with their attempts, replay, alarms and signature checks (P8.1). */
export function consoleRoutes(services: ConsoleServices): Router {
  const router = Router();
  router.get('/deliveries', async (request, response) => {
    const { after, limit, ...criteria } = readInput(deliveriesQuery, request.query);
    const [createdAt, id] = after === undefined ? [] : readCursor(cursor, after);
    const position = createdAt && id ? { after: { createdAt, id } } : {};
    const page = await services.listDeliveries({ user: userOf(response), criteria, limit: limit ?? 50, ...position });
    response.json({ ...page, next: page.next ? writeCursor([page.next.createdAt.toISOString(), page.next.id]) : null });
  });
  router.get('/deliveries/summary', async (_request, response) => {
    response.json(await services.summariseDeliveries({ user: userOf(response) }));
  });
  router.post('/deliveries/replays', async (request, response) => {
    const input = readInput(replaysBody, request.body);
    response.json({ results: await services.replayDeliveries({ user: userOf(response), ...input }) });
  });
  router.get('/deliveries/:deliveryId', async (request, response) => {
    response.json(await services.readDelivery({ user: userOf(response), deliveryId: readId(request.params.deliveryId) }));
  });
  router.get('/alarms', async (request, response) => {
    const { open } = readInput(alarmsQuery, request.query);
    response.json({ alarms: await services.listAlarms({ user: userOf(response), onlyOpen: open ?? false }) });
  });
  router.post('/alarms/:alarmId/acknowledgement', async (request, response) => {
    const { alarmId } = request.params;
    if (!/^\d{1,18}$/.test(alarmId)) throw new DomainError('not-found', '告警不存在或不在您的权限范围内。');
    const { note } = readInput(acknowledgementBody, request.body);
    await services.acknowledgeAlarm({ user: userOf(response), alarmId, note });
    response.status(204).end();
  });
  router.post('/signature-checks/callback', async (request, response) => {
    response.json(await services.checkCallbackSignature({ user: userOf(response), check: readInput(callbackCheck, request.body) }));
  });
  router.post('/signature-checks/request', async (request, response) => {
    response.json(await services.checkRequestSignature({ user: userOf(response), check: readInput(requestCheck, request.body) }));
  });
  return router;
}
