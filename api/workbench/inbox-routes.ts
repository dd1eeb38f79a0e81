import { Router } from 'express';
import { z } from 'zod';
import type { User } from '../../domain/user/user.ts';
import type { ClaimResult } from '../../domain/work-item/claim-items.ts';
import type { InboxCounts, InboxCursor, InboxEntry, InboxFilter } from '../../domain/work-item/inbox.ts';
import { claimsBody, inboxQuery, reassignmentBody, releaseBody } from '../contract/workbench/work-items.ts';
import type { ItemPage } from '../../domain/work-item/read-item.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { readId, readInput } from './read-input.ts';
import { userOf } from './require-session.ts';
import { toEntryView, toItemView } from './work-item-view.ts';

/** The use cases behind these routes, with their ports already given. */
export type InboxServices = {
  listInbox(input: { user: User; filter: InboxFilter; after?: InboxCursor; limit: number }): Promise<{ entries: InboxEntry[]; next: InboxCursor | undefined }>;
  countInbox(input: { user: User }): Promise<InboxCounts>;
  readItem(input: { user: User; workItemId: string }): Promise<ItemPage>;
  claimItem(input: { user: User; workItemId: string }): Promise<void>;
  claimItems(input: { user: User; workItemIds: readonly string[] }): Promise<ClaimResult[]>;
  releaseItem(input: { user: User; workItemId: string; reason?: string }): Promise<void>;
  reassignItem(input: { user: User; workItemId: string; assigneeId: string; reason: string }): Promise<void>;
};

const time = z.iso.datetime().transform((text) => new Date(text));
const cursor = z.tuple([z.enum(['urged', 'usual']), time.nullable(), time, z.uuid()]);

function readPosition(text: string): InboxCursor {
  const [rank, dueAt, createdAt, id] = readCursor(cursor, text);
  return { urged: rank === 'urged', dueAt, createdAt, id };
}

const writePosition = ({ urged, dueAt, createdAt, id }: InboxCursor): string =>
  writeCursor([urged ? 'urged' : 'usual', dueAt?.toISOString() ?? null, createdAt.toISOString(), id]);

/** The inbox: what waits for the user's unit, claiming and passing on (P3.2, P9.2). */
export function inboxRoutes(services: InboxServices): Router {
  const router = Router();
  router.get('/work-items', async (request, response) => {
    const { kind, state, mine, after, limit } = readInput(inboxQuery, request.query);
    const filter = { mine: mine ?? false, ...(kind ? { kinds: kind } : {}), ...(state ? { state } : {}) };
    const position = after === undefined ? {} : { after: readPosition(after) };
    const page = await services.listInbox({ user: userOf(response), filter, limit: limit ?? 50, ...position });
    response.json({ items: page.entries.map(toEntryView), next: page.next ? writePosition(page.next) : null });
  });
  router.get('/work-items/counts', async (_request, response) => {
    response.json({ counts: await services.countInbox({ user: userOf(response) }) });
  });
  router.post('/work-items/claims', async (request, response) => {
    const { workItemIds } = readInput(claimsBody, request.body);
    response.json({ results: await services.claimItems({ user: userOf(response), workItemIds }) });
  });
  router.get('/work-items/:workItemId', async (request, response) => {
    const workItemId = readId(request.params.workItemId);
    response.json(toItemView(await services.readItem({ user: userOf(response), workItemId })));
  });
  router.post('/work-items/:workItemId/claim', async (request, response) => {
    await services.claimItem({ user: userOf(response), workItemId: readId(request.params.workItemId) });
    response.status(204).end();
  });
  router.post('/work-items/:workItemId/release', async (request, response) => {
    const input = readInput(releaseBody, request.body);
    await services.releaseItem({ user: userOf(response), workItemId: readId(request.params.workItemId), ...input });
    response.status(204).end();
  });
  router.post('/work-items/:workItemId/reassignment', async (request, response) => {
    const input = readInput(reassignmentBody, request.body);
    await services.reassignItem({ user: userOf(response), workItemId: readId(request.params.workItemId), ...input });
    response.status(204).end();
  });
  return router;
}
