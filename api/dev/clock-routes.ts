import express, { Router } from 'express';
import { z } from 'zod';
import { DomainError } from '../../domain/shared/domain-error.ts';

const advance = z.strictObject({ byMs: z.int() });

/**
 * `POST /dev/clock/advance` (§3.1.13): moves business time forward by `byMs` milliseconds, for tests, demonstrations and the
 * simulator. Only where the clock is controlled; elsewhere the route does not exist. Answers the new offset.
 */
export function clockRoutes(advanceClock: (input: { byMs: number }) => Promise<{ offsetMs: number }>): Router {
  const router = Router();
  router.post('/dev/clock/advance', express.json({ limit: '1kb', strict: true }), async (request, response) => {
    const read = advance.safeParse(request.body);
    if (!read.success) throw new DomainError('validation-failed', '须给出整数毫秒 byMs。');
    response.json(await advanceClock(read.data));
  });
  return router;
}
