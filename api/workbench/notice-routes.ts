import { Router } from 'express';
import { z } from 'zod';
import { noticeKinds, noticeText } from '../../domain/notice/kinds.ts';
import type { Notice, NoticeCursor } from '../../domain/notice/ports.ts';
import type { User } from '../../domain/user/user.ts';
import { noticeQuery, noticeReadsBody } from '../contract/workbench/notices.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { readInput } from './read-input.ts';
import { userOf } from './require-session.ts';

/** The use cases behind these routes, with their ports already given. */
export type NoticeServices = {
  listNotices(input: { user: User; unread: boolean; after?: NoticeCursor; limit: number }): Promise<{ notices: Notice[]; next: NoticeCursor | undefined; unread: number }>;
  markNoticesRead(input: { user: User; noticeIds?: readonly string[] }): Promise<number>;
};

const cursor = z.tuple([z.iso.datetime().transform((text) => new Date(text)), z.uuid()]);

const toView = ({ kind, facts, ...notice }: Notice) => ({ ...notice, kind, name: noticeKinds[kind].name, text: noticeText(kind, facts) });

/** The message centre of the user (P5.4). */
export function noticeRoutes(services: NoticeServices): Router {
  const router = Router();
  router.get('/notices', async (request, response) => {
    const { unread, after, limit } = readInput(noticeQuery, request.query);
    const [createdAt, id] = after === undefined ? [] : readCursor(cursor, after);
    const position = createdAt && id ? { after: { createdAt, id } } : {};
    const page = await services.listNotices({ user: userOf(response), unread: unread ?? false, limit: limit ?? 50, ...position });
    const next = page.next ? writeCursor([page.next.createdAt.toISOString(), page.next.id]) : null;
    response.json({ notices: page.notices.map(toView), unread: page.unread, next });
  });
  router.post('/notices/reads', async (request, response) => {
    const input = readInput(noticeReadsBody, request.body);
    response.json({ marked: await services.markNoticesRead({ user: userOf(response), ...input }) });
  });
  return router;
}
