import { randomUUID } from 'node:crypto';
import type { RequestHandler, Router } from 'express';
import type { Knex } from 'knex';
import { acceptOrder } from '../domain/order/accept-order.ts';
import type { FieldCipher } from '../domain/personal-data/ports.ts';
import type { Clock } from '../domain/shared/clock.ts';
import type { InTransaction } from '../domain/shared/in-transaction.ts';
import { createRequestVerifier } from '../infra/crypto/request-signature.ts';
import type { Repositories } from '../infra/postgres/in-transaction.ts';
import { createNonceRepository, createPlatformRepository, createRequestKeyRepository } from '../infra/postgres/platform-repository.ts';
import { authenticatePlatform } from './platform/authenticate-platform.ts';
import { orderRoutes } from './platform/order-routes.ts';

/** What the platforms' side of the API is made of. */
export type PlatformParts = { database: Knex; cipher: FieldCipher; clock: Clock; inTransaction: InTransaction<Repositories> };

/** Puts the platforms' routes over their use cases and adapters. */
export function composePlatform(parts: PlatformParts): { authenticate: RequestHandler; routers: Router[] } {
  const { database, cipher, clock, inTransaction } = parts;
  const verify = createRequestVerifier({
    keys: createRequestKeyRepository(database, cipher),
    nonces: createNonceRepository(database),
    wallNow: () => new Date(),
  });
  const routers = [
    orderRoutes({ clock, acceptOrder: (input) => acceptOrder({ inTransaction, clock, newId: randomUUID }, input) }),
  ];
  return { authenticate: authenticatePlatform(verify, createPlatformRepository(database)), routers };
}
