import { randomUUID } from 'node:crypto';
import express, { Router, type RequestHandler } from 'express';
import { acceptOrder } from '../domain/order/accept-order.ts';
import { createRequestVerifier } from '../infra/crypto/request-signature.ts';
import type { Adapters } from '../infra/open-adapters.ts';
import { createNonceRepository } from '../infra/postgres/nonce-repository.ts';
import { createOrderIntake } from '../infra/postgres/order-intake.ts';
import { createPlatformRepository, createRequestKeyRepository } from '../infra/postgres/platform-repository.ts';
import { rememberFound } from '../infra/remember-found.ts';
import { composeFiles } from './compose-files.ts';
import { attachmentRoutes, fileRoutes } from './platform/attachment-routes.ts';
import { authenticatePlatform } from './platform/authenticate-platform.ts';
import { codeListRoutes } from './platform/code-list-routes.ts';
import { orderRoutes } from './platform/order-routes.ts';

/** What the platforms' side of the API is made of. */
export type PlatformParts = Pick<Adapters, 'config' | 'database' | 'keyRing' | 'cipher' | 'blindIndex' | 'clock' | 'inTransaction'>;

const largestUpload = '50mb';

/** A revoked key, or a platform taken off the net, is refused by every process within 5 s (goals 4.3). */
const rememberedMs = 5_000;

/** Puts the platforms' routes over their use cases and adapters. */
export function composePlatform(parts: PlatformParts): { authenticate: RequestHandler; uploads: Router[]; routers: Router[] } {
  const { database, cipher, clock } = parts;
  const intake = createOrderIntake(database, parts);
  const keys = createRequestKeyRepository(database, cipher);
  const platforms = createPlatformRepository(database);
  const verify = createRequestVerifier({
    keys: { find: rememberFound((keyId) => keys.find(keyId), { forMs: rememberedMs }) },
    nonces: createNonceRepository(database),
    wallNow: () => new Date(),
  });
  const authenticate = authenticatePlatform(verify, { find: rememberFound((id) => platforms.find(id), { forMs: rememberedMs }) });
  const files = composeFiles(parts);
  // The digest in the signature is over the whole body, so an upload is taken in whole before it is trusted.
  const uploads = Router().use('/attachments', express.raw({ type: () => true, limit: largestUpload }), authenticate);
  return {
    authenticate,
    uploads: [fileRoutes(files), uploads.use(attachmentRoutes(files))],
    routers: [
      orderRoutes({ clock, acceptOrder: (input) => acceptOrder({ intake, clock, newId: randomUUID }, input) }),
      codeListRoutes(),
    ],
  };
}
