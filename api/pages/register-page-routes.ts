import { Router } from 'express';
import { sendPage } from './send-page.ts';

/** Where the page of a ticket, or of a launch that was opened before, may be framed; undefined for an unknown one. */
export type FrameOriginsOf = { ofTicket(ticket: string): Promise<string[] | undefined>; ofLaunch(launchId: string): Promise<string[] | undefined> };

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * The registration and progress pages (P2.1). Their address names a ticket, or after opening the launch, which is no
 * secret and opens nothing: by it a reload is still framed by the platform's pages. Unknown ones are framed by nobody.
 */
export function registerPageRoutes({ file, frameOrigins }: { file: string; frameOrigins: FrameOriginsOf }): Router {
  const router = Router();
  router.get(['/register/complaint', '/register/consultation', '/register/declaration', '/register/progress'], async (request, response, next) => {
    const { ticket, launch } = request.query;
    const known =
      typeof ticket === 'string' ? await frameOrigins.ofTicket(ticket) : typeof launch === 'string' && uuid.test(launch) ? await frameOrigins.ofLaunch(launch) : undefined;
    // It knows no origin but the same, and would forbid what the policy allows; the opener of a window has to hear of the order.
    response.removeHeader('X-Frame-Options');
    response.set({ 'Referrer-Policy': 'no-referrer', 'Cross-Origin-Opener-Policy': 'unsafe-none' });
    sendPage(file, { frameAncestors: known ?? [], styleAttributes: false, previews: false })(request, response, next);
  });
  return router;
}
