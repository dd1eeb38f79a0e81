import { Router, type RequestHandler } from 'express';
import { signalsFor, type ChangeListener, type Signal } from '../../domain/live/change.ts';
import type { User } from '../../domain/user/user.ts';
import { eventsQuery } from '../contract/workbench/events.ts';
import { readInput } from './read-input.ts';
import { sessionTokenOf, userOf } from './require-session.ts';

/** What these routes need; `mayStay` tells whether a session still holds, without counting as being seen. */
export type EventServices = {
  subscribe(listener: ChangeListener): () => void;
  watchOrder(input: { user: User; orderId: string }): Promise<void>;
  mayStay(token: string): Promise<boolean>;
};

/** At most one message of a kind in this time: in a burst pages ask once. */
const calmMs = 1000;
const heartbeatMs = 25_000;

/** Live updates as server-sent events: kinds of change only, never content (§3.4). Ends with the session. */
export function eventRoutes(services: EventServices, authenticated: RequestHandler): Router {
  const router = Router();
  router.get('/events', authenticated, async (request, response) => {
    const { orderId } = readInput(eventsQuery, request.query);
    const user = userOf(response);
    const token = sessionTokenOf(response);
    if (orderId !== undefined) await services.watchOrder({ user, orderId });
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
    response.write('event: ready\ndata: {}\n\n');

    const waiting = new Set<Signal>();
    let timer: NodeJS.Timeout | undefined;
    const flush = () => {
      timer = undefined;
      if (waiting.size === 0) return;
      for (const signal of waiting) response.write(`event: ${signal}\ndata: {}\n\n`);
      waiting.clear();
      timer = setTimeout(flush, calmMs);
    };
    const watcher = { user, ...(orderId === undefined ? {} : { orderId }) };
    const unsubscribe = services.subscribe({
      changed: (change) => {
        for (const signal of signalsFor(watcher, change)) waiting.add(signal);
        if (timer === undefined) flush();
      },
      ended: () => response.end(),
    });
    const heartbeat = setInterval(() => {
      services.mayStay(token).then(
        (stays) => (stays ? response.write(': still here\n\n') : response.end()),
        () => response.end(),
      );
    }, heartbeatMs);
    response.on('close', () => {
      unsubscribe();
      clearInterval(heartbeat);
      clearTimeout(timer);
    });
  });
  return router;
}
