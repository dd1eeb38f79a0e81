import { randomUUID } from 'node:crypto';
import express, { Router } from 'express';
import { acceptOrder } from '../domain/order/accept-order.ts';
import { openPage, resumePage } from '../domain/page-call/open-page.ts';
import { readPage } from '../domain/page-call/read-page.ts';
import { saveDraft } from '../domain/page-call/save-draft.ts';
import { submitPage } from '../domain/page-call/submit-page.ts';
import type { Clock } from '../domain/shared/clock.ts';
import { hashOpaqueToken, newOpaqueToken } from '../infra/crypto/opaque-token.ts';
import type { Adapters } from '../infra/open-adapters.ts';
import { createOrderIntake } from '../infra/postgres/order-intake.ts';
import { createOrderStateQuery } from '../infra/postgres/order-state-query.ts';
import { createPageDraftRepository } from '../infra/postgres/page-draft-repository.ts';
import { createPageFinishLimitRepository } from '../infra/postgres/page-finish-limit-repository.ts';
import { createPageLaunchRepository } from '../infra/postgres/page-launch-repository.ts';
import { createPlatformRepository } from '../infra/postgres/platform-repository.ts';
import { createProvinceCalendars } from '../infra/postgres/province-calendar-repository.ts';
import { createRegionRepository } from '../infra/postgres/region-repository.ts';
import { composeFiles } from './compose-files.ts';
import type { FrameOriginsOf } from './pages/register-page-routes.ts';
import { fingerprintOf } from './platform/fingerprint.ts';
import { regionRoutes } from './platform/region-routes.ts';
import { attachmentRoutes } from './register/attachment-routes.ts';
import { registrationRoutes } from './register/registration-routes.ts';
import { requirePage } from './register/require-page.ts';
import { sessionRoutes } from './register/session-routes.ts';
import { refuseForeignOrigin } from './workbench/refuse-foreign-origin.ts';

/** What the registration pages' side of the API is made of; tickets and tokens count in wall time. */
export type RegisterParts = Pick<Adapters, 'config' | 'database' | 'keyRing' | 'cipher' | 'blindIndex' | 'clock' | 'inTransaction'> & {
  wallClock: Clock;
  publicUrl: string;
};

/** In whose pages launched pages may be framed, for the routes that serve them. */
export function composeFrameOrigins({ database, cipher }: Pick<RegisterParts, 'database' | 'cipher'>): FrameOriginsOf {
  const launches = createPageLaunchRepository(database, cipher);
  return { ofTicket: (ticket) => launches.frameOriginsOfTicket(hashOpaqueToken(ticket)), ofLaunch: (id) => launches.frameOriginsOfLaunch(id) };
}

/** Everything that a launched page asks the server, behind its token; no cookie is read or set (P2.1). */
export function composeRegister(parts: RegisterParts): Router {
  const { database, cipher, clock, wallClock, publicUrl } = parts;
  const tokens = { create: newOpaqueToken, hashOf: hashOpaqueToken };
  const intake = createOrderIntake(database, parts);
  const launches = createPageLaunchRepository(database, cipher);
  const regions = createRegionRepository(database);
  const files = composeFiles(parts);
  const deps = {
    launches,
    tokens,
    clock,
    wallClock,
    intake,
    platforms: createPlatformRepository(database),
    drafts: createPageDraftRepository(database, cipher),
    orderStates: createOrderStateQuery(database),
    fingerprint: fingerprintOf,
    limits: createPageFinishLimitRepository(database),
    calendars: createProvinceCalendars(database),
    acceptOrder: (input: Parameters<typeof acceptOrder>[1]) => acceptOrder({ intake, clock, newId: randomUUID }, input),
  };
  const authenticated = requirePage((token) => resumePage(deps, token));

  const router = Router();
  router.use(refuseForeignOrigin(publicUrl));
  router.use('/regions', express.raw({ type: () => true, limit: '10kb' }));
  router.use(express.json({ limit: '512kb', strict: true }));
  router.use(sessionRoutes({ openPage: (ticket) => openPage(deps, ticket), readPage: (launch) => readPage(deps, launch), clock }, authenticated));
  router.use(authenticated);
  router.use(registrationRoutes({ saveDraft: (input) => saveDraft(deps, input), submitPage: (input) => submitPage(deps, input) }));
  router.use(attachmentRoutes(files));
  router.use(regionRoutes({ regions }));
  return router;
}
