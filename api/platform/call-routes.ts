import { Router } from 'express';
import type { AnnouncedCall } from '../../domain/call/announce-call.ts';
import { callAnnouncement, type CallAnnouncement } from '../../domain/call/schema.ts';
import type { Platform } from '../../domain/platform/ports.ts';
import { assertMayAnnounce } from '../../domain/platform/modes.ts';
import { readInput } from '../workbench/read-input.ts';
import { platformOf } from './authenticate-platform.ts';
import { readJson } from './read-json.ts';

/** The use case behind this route, with its ports already given. */
export type CallServices = { announceCall(input: { platform: Platform; announcement: CallAnnouncement }): Promise<AnnouncedCall> };

/** 通知来电转接 (P6.1): 201 the first time, 200 for a repeat. */
export function callRoutes(services: CallServices): Router {
  const router = Router();
  router.post('/calls', async (request, response) => {
    const platform = platformOf(response);
    assertMayAnnounce(platform);
    const announcement = readInput(callAnnouncement, readJson(request));
    const { callId, receivedAt, repeated } = await services.announceCall({ platform, announcement });
    response.status(repeated ? 200 : 201).json({ callId, receivedAt: receivedAt.toISOString() });
  });
  return router;
}
