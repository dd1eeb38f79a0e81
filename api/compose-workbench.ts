import { Router } from 'express';
import type { Clock } from '../domain/shared/clock.ts';
import { readMenu } from '../domain/menu/read-menu.ts';
import { readUnit } from '../domain/unit/read-unit.ts';
import { logIn } from '../domain/user/log-in.ts';
import { logOut } from '../domain/user/log-out.ts';
import { resumeSession } from '../domain/user/resume-session.ts';
import { claimItem } from '../domain/work-item/claim-item.ts';
import { claimItems } from '../domain/work-item/claim-items.ts';
import { countInbox, listInbox } from '../domain/work-item/inbox.ts';
import { readItem } from '../domain/work-item/read-item.ts';
import { reassignItem } from '../domain/work-item/reassign-item.ts';
import { releaseItem } from '../domain/work-item/release-item.ts';
import { moveInnerDue } from '../domain/due/move-inner-due.ts';
import { readDues } from '../domain/due/read-dues.ts';
import { decideSupervisionReply } from '../domain/supervision/decide-reply.ts';
import { issueSupervision } from '../domain/supervision/issue-supervision.ts';
import { readSupervisions } from '../domain/supervision/read-supervisions.ts';
import { replyToSupervision } from '../domain/supervision/reply-supervision.ts';
import { remindHolder } from '../domain/reminder/remind-holder.ts';
import { listNotices } from '../domain/notice/list-notices.ts';
import { markNoticesRead } from '../domain/notice/mark-read.ts';
import { logContact } from '../domain/handling/log-contact.ts';
import { nameAccused } from '../domain/handling/name-accused.ts';
import { recallOrder } from '../domain/handling/recall-order.ts';
import { releaseCase } from '../domain/handling/release-case.ts';
import { unlinkOrder } from '../domain/linking/unlink-order.ts';
import { closeOrder } from '../domain/order/close-order.ts';
import { watchOrder } from '../domain/live/watch-order.ts';
import { openAttachment } from '../domain/order-page/open-attachment.ts';
import { printOrder } from '../domain/order-page/print-order.ts';
import { readOrderPage } from '../domain/order-page/read-order-page.ts';
import { revealField } from '../domain/order-page/reveal-field.ts';
import { searchOrders } from '../domain/order-page/search-orders.ts';
import { hashOpaqueToken, newOpaqueToken } from '../infra/crypto/opaque-token.ts';
import { verifyNobodysPassword, verifyPassword } from '../infra/crypto/password.ts';
import type { Adapters } from '../infra/open-adapters.ts';
import { createHandlingRepositories } from '../infra/postgres/handling-repositories.ts';
import { createInbox } from '../infra/postgres/inbox-query.ts';
import { createRegionRepository } from '../infra/postgres/region-repository.ts';
import { createOrderSearch } from '../infra/postgres/order-search-query.ts';
import { composeCalls } from './compose-calls.ts';
import { composeAdmin } from './compose-admin.ts';
import { composeConsole } from './compose-console.ts';
import { composeLimits } from './compose-limits.ts';
import { composeFiles } from './compose-files.ts';
import { composeKnowledge } from './compose-knowledge.ts';
import { composePetitions } from './compose-petitions.ts';
import { composeFilters } from './compose-filters.ts';
import { composeHandling } from './compose-handling.ts';
import { supervisionRoutes } from './workbench/supervision-routes.ts';
import { dueRoutes } from './workbench/due-routes.ts';
import { noticeRoutes } from './workbench/notice-routes.ts';
import { composeNegotiation } from './compose-negotiation.ts';
import { attachmentRoutes } from './workbench/attachment-routes.ts';
import { eventRoutes } from './workbench/event-routes.ts';
import { callRoutes } from './workbench/call-routes.ts';
import { handlingRoutes } from './workbench/handling-routes.ts';
import { inboxRoutes } from './workbench/inbox-routes.ts';
import { negotiationRoutes } from './workbench/negotiation-routes.ts';
import { orderRoutes } from './workbench/order-routes.ts';
import { regionReadRoutes } from './platform/region-routes.ts';
import { knowledgeRoutes } from './workbench/knowledge-routes.ts';
import { menuRoutes } from './workbench/menu-routes.ts';
import { petitionRoutes } from './workbench/petition-routes.ts';
import { refuseForeignOrigin } from './workbench/refuse-foreign-origin.ts';
import { refuseUntilPasswordChanged } from './workbench/refuse-until-password-changed.ts';
import { requireSession } from './workbench/require-session.ts';
import { savedFilterRoutes } from './workbench/saved-filter-routes.ts';
import { severalOrdersRoutes } from './workbench/several-orders-routes.ts';
import { sessionCookie } from './workbench/session-cookie.ts';
import { sessionRoutes } from './workbench/session-routes.ts';
import { tellBusinessTime } from './workbench/tell-business-time.ts';
import { unitRoutes } from './workbench/unit-routes.ts';

/** What the workbench's side of the API is made of. `wallClock` is for sessions, which are about people's breaks, not about orders. */
export type WorkbenchParts = Pick<Adapters, 'config' | 'database' | 'keyRing' | 'cipher' | 'blindIndex' | 'clock' | 'inTransaction' | 'changes'> & {
  wallClock: Clock;
  publicUrl: string;
};

/** Puts the workbench's routes over their use cases and adapters: one router, everything but logging in behind a session. */
export function composeWorkbench(parts: WorkbenchParts): Router {
  const { database, clock, wallClock, inTransaction, publicUrl } = parts;
  const deps = { inTransaction, clock };
  const tokens = { create: newOpaqueToken, hashOf: hashOpaqueToken };
  const passwords = { verify: verifyPassword, verifyNobody: verifyNobodysPassword };
  const reads = createHandlingRepositories(database, parts);
  const regions = createRegionRepository(database);
  const inbox = createInbox(database);
  const orderSearch = createOrderSearch(database, parts);
  const files = composeFiles(parts);
  const cookie = sessionCookie(publicUrl);
  const authenticated = requireSession(cookie, (token) => resumeSession({ inTransaction, tokens, wallClock }, token));

  const router = Router();
  router.use(tellBusinessTime(clock));
  router.use(refuseForeignOrigin(publicUrl));
  router.use(
    sessionRoutes(
      {
        logIn: (input) => logIn({ inTransaction, passwords, tokens, wallClock }, input),
        logOut: (input) => logOut({ inTransaction, tokens }, input),
      },
      cookie,
      authenticated,
    ),
  );
  const resumeUnseen = (token: string) => resumeSession({ inTransaction, tokens, wallClock }, token, { isSeen: false });
  router.use(
    eventRoutes(
      {
        subscribe: (listener) => parts.changes.subscribe(listener),
        watchOrder: (input) => watchOrder(reads, input),
        mayStay: async (token) => (await resumeUnseen(token)) !== undefined,
      },
      requireSession(cookie, resumeUnseen),
    ),
  );
  router.use(authenticated, refuseUntilPasswordChanged);
  router.use(
    inboxRoutes({
      listInbox: (input) => listInbox({ inbox }, input),
      countInbox: (input) => countInbox({ inbox }, input),
      readItem: (input) => readItem({ ...reads, regions }, input),
      claimItem: (input) => claimItem(deps, input),
      claimItems: (input) => claimItems(deps, input),
      releaseItem: (input) => releaseItem(deps, input),
      reassignItem: (input) => reassignItem(deps, input),
    }),
  );
  router.use(savedFilterRoutes(composeFilters(parts)));
  router.use(handlingRoutes(composeHandling(deps)));
  router.use(callRoutes(composeCalls({ ...deps, orderSearch })));
  router.use(dueRoutes({ readDues: (input) => readDues(reads, input), moveInnerDue: (input) => moveInnerDue(deps, input) }));
  router.use(
    noticeRoutes({
      listNotices: (input) => listNotices(reads, input),
      markNoticesRead: (input) => markNoticesRead({ ...reads, clock }, input),
    }),
  );
  router.use(petitionRoutes(composePetitions({ ...deps, database })));
  router.use(negotiationRoutes(composeNegotiation(deps)));
  router.use(
    supervisionRoutes({
      readSupervisions: (input) => readSupervisions(reads, input),
      issueSupervision: (input) => issueSupervision(deps, input),
      replyToSupervision: (input) => replyToSupervision(deps, input),
      decideSupervisionReply: (input) => decideSupervisionReply(deps, input),
    }),
  );
  router.use(severalOrdersRoutes({ remindHolder: (input) => remindHolder(deps, input), issueSupervision: (input) => issueSupervision(deps, input) }));
  router.use(knowledgeRoutes(composeKnowledge(deps)));
  router.use(menuRoutes({ readMenu: (input) => readMenu(deps, input) }));
  router.use(regionReadRoutes({ regions }));
  router.use(composeConsole(parts), composeAdmin(parts), composeLimits(parts));
  router.use(unitRoutes({ readUnit: (input) => readUnit(reads, input) }));
  router.use(attachmentRoutes({ ...files, openAttachment: (input) => openAttachment({ inTransaction, files: files.files }, input) }));
  router.use(
    orderRoutes({
      searchOrders: (input) => searchOrders({ orderSearch }, input),
      readOrderPage: (input) => readOrderPage(reads, input),
      revealField: (input) => revealField(deps, input),
      printOrder: (input) => printOrder(deps, input),
      recallOrder: (input) => recallOrder(deps, input),
      releaseCase: (input) => releaseCase(deps, input),
      nameAccused: (input) => nameAccused(deps, input),
      closeOrder: (input) => closeOrder(deps, input),
      unlinkOrder: (input) => unlinkOrder(deps, input),
      logContact: (input) => logContact(deps, input),
    }),
  );
  return router;
}
