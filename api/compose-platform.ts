import { randomUUID } from 'node:crypto';
import express, { Router, type RequestHandler } from 'express';
import { announceCall } from '../domain/call/announce-call.ts';
import { answerRequest } from '../domain/negotiation/answer-request.ts';
import { acceptOrder } from '../domain/order/accept-order.ts';
import { readManifest, reconcileDay } from '../domain/manifest/reconcile-day.ts';
import { readOrderState } from '../domain/order/read-order-state.ts';
import { issueTicket } from '../domain/page-call/issue-ticket.ts';
import type { RequestNonce } from '../domain/platform/request-signing-ports.ts';
import { useNonce } from '../domain/platform/use-nonce.ts';
import { createRequestVerifier } from '../infra/crypto/request-signature.ts';
import { hashOpaqueToken, newOpaqueToken } from '../infra/crypto/opaque-token.ts';
import type { Adapters } from '../infra/open-adapters.ts';
import { createManifestRepository } from '../infra/postgres/manifest-repository.ts';
import { createNonceRepository } from '../infra/postgres/nonce-repository.ts';
import { createOrderIntake } from '../infra/postgres/order-intake.ts';
import { createOrderStateQuery } from '../infra/postgres/order-state-query.ts';
import { createFrameOrigins, createPageLaunchRepository } from '../infra/postgres/page-launch-repository.ts';
import { createPlatformRepository, createRequestKeyRepository } from '../infra/postgres/platform-repository.ts';
import { createRegionRepository } from '../infra/postgres/region-repository.ts';
import { rememberFound } from '../infra/remember-found.ts';
import { composeFiles } from './compose-files.ts';
import { composePlatformMessages } from './compose-platform-messages.ts';
import { limitRate } from './middleware/limit-rate.ts';
import { attachmentRoutes, fileRoutes } from './platform/attachment-routes.ts';
import { authenticatePlatform, nonceOf, platformOf, refuseReplays } from './platform/authenticate-platform.ts';
import { callRoutes } from './platform/call-routes.ts';
import { codeListRoutes } from './platform/code-list-routes.ts';
import { launchRoutes } from './platform/launch-routes.ts';
import { messageRoutes } from './platform/message-routes.ts';
import { decisionRoutes } from './platform/decision-routes.ts';
import { manifestRoutes } from './platform/manifest-routes.ts';
import { orderStateRoutes } from './platform/order-state-routes.ts';
import { regionRoutes } from './platform/region-routes.ts';
import { submissionRoutes } from './platform/submission-routes.ts';

/** What the platforms' side of the API is made of. */
export type PlatformParts = Pick<Adapters, 'config' | 'database' | 'keyRing' | 'cipher' | 'blindIndex' | 'clock' | 'inTransaction'>;

const bodyUpTo = (limit: string): RequestHandler => express.raw({ type: () => true, limit });
const order = bodyUpTo('512kb');
const upload = bodyUpTo('50mb');
/** 20 000 orders of some 220 bytes. */
const manifest = bodyUpTo('6mb');

/** The digest in the signature is over the whole body, so every body is taken in whole before it is trusted. */
const wholeBody: RequestHandler = (request, response, next) => {
  const read = request.path === '/attachments' ? upload : request.path.startsWith('/manifests/') ? manifest : order;
  void read(request, response, next);
};

/** A revoked key, or a platform taken off the net, is refused by every process within 5 s (goals 4.3). */
const rememberedMs = 5_000;

/** Everything of the platforms' interface as a list of what a request passes, over its use cases and adapters. */
export function composePlatform(parts: PlatformParts): Router {
  const { config, database, cipher, clock } = parts;
  const keys = createRequestKeyRepository(database, cipher);
  const platforms = createPlatformRepository(database);
  const nonces = createNonceRepository(database);
  const intake = createOrderIntake(database, parts);
  const orderStates = createOrderStateQuery(database);
  const regions = createRegionRepository(database);
  const files = composeFiles(parts);

  const launching = {
    launches: createPageLaunchRepository(database, cipher),
    origins: createFrameOrigins(database),
    tokens: { create: newOpaqueToken, hashOf: hashOpaqueToken },
    wallClock: { now: () => new Date() },
    newId: randomUUID,
    inTransaction: parts.inTransaction,
    orderStates,
    clock,
  };

  const verify = createRequestVerifier({
    keys: { find: rememberFound((keyId) => keys.find(keyId), { forMs: rememberedMs }) },
    wallNow: () => new Date(),
  });
  const authenticate = authenticatePlatform(verify, { find: rememberFound((id) => platforms.find(id), { forMs: rememberedMs }) });
  const use = (nonce: RequestNonce) => useNonce({ nonces }, nonce);

  const router = Router();
  router.use(fileRoutes(files));
  router.use(wholeBody, authenticate, limitRate(config.RATE_LIMIT_PER_KEY, (_request, response) => nonceOf(response).keyId));
  router.use(submissionRoutes({ clock, useNonce: use, acceptOrder: (input) => acceptOrder({ intake, clock, newId: randomUUID }, input) }));
  router.use(refuseReplays(use));
  router.use(callRoutes({ announceCall: (input) => announceCall({ inTransaction: parts.inTransaction, clock, newId: randomUUID }, input) }));
  router.use(orderStateRoutes({ readOrderState: (input) => readOrderState({ orderStates }, input) }));
  router.use(launchRoutes({ issueTicket: (input) => issueTicket(launching, input), publicUrl: config.PUBLIC_URL }));
  router.use(messageRoutes(composePlatformMessages(parts)));
  router.use(decisionRoutes({ answerRequest: (input) => answerRequest({ inTransaction: parts.inTransaction, clock }, input) }));
  router.use(
    manifestRoutes({
      readManifest: (input) => readManifest({ manifests: createManifestRepository(database) }, input),
      reconcileDay: (input) => reconcileDay({ inTransaction: parts.inTransaction, clock }, input),
    }),
  );
  router.use(attachmentRoutes(files));
  router.use(regionRoutes({ regions, homeProvince: (response) => platformOf(response).provinceCode }));
  router.use(codeListRoutes());
  return router;
}
