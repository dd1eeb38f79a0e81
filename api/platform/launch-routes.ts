import { Router } from 'express';
import type { IssuedTicket } from '../../domain/page-call/issue-ticket.ts';
import type { LaunchRequest } from '../../domain/page-call/schema.ts';
import type { Platform } from '../../domain/platform/ports.ts';
import { launchRequest } from '../contract/launches.ts';
import { readInput } from '../workbench/read-input.ts';
import { platformOf } from './authenticate-platform.ts';
import { readJson } from './read-json.ts';

/** The use case behind this route, with its ports already given; `publicUrl` is where browsers reach our pages. */
export type LaunchServices = { issueTicket(input: { platform: Platform; request: LaunchRequest }): Promise<IssuedTicket>; publicUrl: string };

/** 页面调用 (P2.1): a signed platform asks for a page; the address holds the ticket and nothing else. */
export function launchRoutes(services: LaunchServices): Router {
  const router = Router();
  router.post('/launch-tickets', async (request, response) => {
    const input = { platform: platformOf(response), request: readInput(launchRequest, readJson(request)) };
    const { ticket, expiresAt, purpose, frameOrigins } = await services.issueTicket(input);
    const url = new URL(`/register/${purpose.kind === 'progress' ? 'progress' : purpose.orderType}`, services.publicUrl);
    url.searchParams.set('ticket', ticket);
    response.status(201).json({ url: url.href, ticket, expiresAt: expiresAt.toISOString(), frameOrigins });
  });
  return router;
}
