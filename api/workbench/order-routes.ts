import { Router } from 'express';
import { z } from 'zod';
import type { Contact } from '../../domain/informing/schema.ts';
import type { OrderPage } from '../../domain/order-page/read-order-page.ts';
import type { PersonalField } from '../../domain/order-page/personal-field.ts';
import type { PrintChoice } from '../../domain/order-page/print-order.ts';
import type { OrderCriteria, OrderCursor, OrderLine } from '../../domain/order-page/search-orders.ts';
import type { User } from '../../domain/user/user.ts';
import { accusedBody, contactBody, reasonBody } from '../contract/workbench/handling.ts';
import { orderSearchBody, printBody, revealBody } from '../contract/workbench/orders.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { readId, readInput } from './read-input.ts';
import { userOf } from './require-session.ts';

type OfOrder = { user: User; orderId: string };

/** The use cases behind these routes, with their ports already given. */
export type OrderServices = {
  searchOrders(input: { user: User; criteria: OrderCriteria; after?: OrderCursor; limit: number }): Promise<{
    orders: OrderLine[];
    next: OrderCursor | undefined;
    total: number;
    totalIsCapped: boolean;
  }>;
  readOrderPage(input: OfOrder): Promise<OrderPage>;
  revealField(input: OfOrder & { field: PersonalField; reason: string }): Promise<{ value: string | null }>;
  printOrder(input: OfOrder & PrintChoice): Promise<{ printedAt: Date; personal: { field: PersonalField; value: string | null }[] }>;
  recallOrder(input: OfOrder & { reason: string }): Promise<void>;
  releaseCase(input: OfOrder & { reason: string }): Promise<void>;
  nameAccused(input: OfOrder & z.output<typeof accusedBody>): Promise<void>;
  closeOrder(input: OfOrder & { reason: string }): Promise<void>;
  unlinkOrder(input: OfOrder & { reason: string }): Promise<void>;
  logContact(input: OfOrder & { contact: Contact }): Promise<void>;
};

const cursor = z.tuple([z.iso.datetime().transform((text) => new Date(text)), z.uuid()]);

/** Orders: search, page, revealing, and acts on an order as a whole (P3.2, P3.5, P9.1, P9.2). */
export function orderRoutes(services: OrderServices): Router {
  const router = Router();
  router.post('/orders/search', async (request, response) => {
    const { after, limit, ...criteria } = readInput(orderSearchBody, request.body);
    const [acceptedAt, id] = after === undefined ? [] : readCursor(cursor, after);
    const position = acceptedAt && id ? { after: { acceptedAt, id } } : {};
    const page = await services.searchOrders({ user: userOf(response), criteria, limit: limit ?? 50, ...position });
    response.json({ ...page, next: page.next ? writeCursor([page.next.acceptedAt.toISOString(), page.next.id]) : null });
  });
  router.get('/orders/:orderId', async (request, response) => {
    response.json(await services.readOrderPage({ user: userOf(response), orderId: readId(request.params.orderId) }));
  });
  router.post('/orders/:orderId/reveals', async (request, response) => {
    const input = readInput(revealBody, request.body);
    response.json(await services.revealField({ user: userOf(response), orderId: readId(request.params.orderId), ...input }));
  });
  router.post('/orders/:orderId/prints', async (request, response) => {
    const choice = readInput(printBody, request.body);
    response.json(await services.printOrder({ user: userOf(response), orderId: readId(request.params.orderId), ...choice }));
  });
  router.post('/orders/:orderId/recall', async (request, response) => {
    const { reason } = readInput(reasonBody, request.body);
    await services.recallOrder({ user: userOf(response), orderId: readId(request.params.orderId), reason });
    response.status(204).end();
  });
  router.post('/orders/:orderId/case-release', async (request, response) => {
    const { reason } = readInput(reasonBody, request.body);
    await services.releaseCase({ user: userOf(response), orderId: readId(request.params.orderId), reason });
    response.status(204).end();
  });
  router.post('/orders/:orderId/accused', async (request, response) => {
    const accused = readInput(accusedBody, request.body);
    await services.nameAccused({ user: userOf(response), orderId: readId(request.params.orderId), ...accused });
    response.status(204).end();
  });
  router.post('/orders/:orderId/closing', async (request, response) => {
    const { reason } = readInput(reasonBody, request.body);
    await services.closeOrder({ user: userOf(response), orderId: readId(request.params.orderId), reason });
    response.status(204).end();
  });
  router.post('/orders/:orderId/unlinking', async (request, response) => {
    const { reason } = readInput(reasonBody, request.body);
    await services.unlinkOrder({ user: userOf(response), orderId: readId(request.params.orderId), reason });
    response.status(204).end();
  });
  router.post('/orders/:orderId/contacts', async (request, response) => {
    const contact = readInput(contactBody, request.body);
    await services.logContact({ user: userOf(response), orderId: readId(request.params.orderId), contact });
    response.status(204).end();
  });
  return router;
}
