import express, { type Express, type RequestHandler, type Router } from 'express';
import type { Logger } from '../domain/shared/logger.ts';
import { healthRoutes, type Readiness } from './health-routes.ts';
import { accessLog } from './middleware/access-log.ts';
import { limitRate, networkOf } from './middleware/limit-rate.ts';
import { requestId } from './middleware/request-id.ts';
import { machineHeaders, pageHeaders } from './middleware/security-headers.ts';
import { notFoundHandler, problemHandler } from './problems/handler.ts';

/** The parts of the API, each a router over its use cases; `main.ts` and the tests put them together. */
export type AppParts = {
  logger: Logger;
  readiness(): Promise<Readiness>;
  /** For 12345 platforms; reads bodies and signatures itself. */
  platform: Router;
  /** For people with a session. */
  workbench: Router[];
  /** For pages that 12345 launched, with a token of their own. */
  register?: Router;
  /** What anybody may read: documentation, pages. */
  open: Router[];
};

/** `trustedProxies`: addresses or networks that may say whose request they pass on; `requestsPerAddress`: in 10 s. */
export type AppSettings = { publicUrl: string; trustedProxies: string[]; requestsPerAddress: number };

const onThisMachine: AppSettings = { publicUrl: 'http://127.0.0.1:3000', trustedProxies: [], requestsPerAddress: 0 };

const largestForm = '512kb';

/** The whole HTTP side as a list of what a request passes. */
export function createApp(parts: AppParts, settings: AppSettings = onThisMachine): Express {
  const app = express();
  app.disable('x-powered-by');
  // Most answers may be kept by nobody; those that may set an ETag of their own.
  app.disable('etag');
  app.set('trust proxy', settings.trustedProxies);
  app.use(requestId);
  app.use(accessLog(parts.logger));
  const limited = limitRate(settings.requestsPerAddress, (request) => networkOf(request.ip));
  app.use('/api/v1', machineHeaders(settings.publicUrl), limited, parts.platform);
  app.use(pageHeaders(settings.publicUrl));
  app.use(healthRoutes(() => parts.readiness()));
  for (const router of parts.open) app.use(router);
  app.use('/api/workbench', limited, express.json({ limit: largestForm, strict: true }), noStore);
  for (const router of parts.workbench) app.use('/api/workbench', router);
  if (parts.register) app.use('/api/register', limited, noStore, parts.register);
  app.use(notFoundHandler);
  app.use(problemHandler(parts.logger));
  return app;
}

/** Answers about orders are kept by nobody on the way (security C1, 14.3.2). */
const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};
