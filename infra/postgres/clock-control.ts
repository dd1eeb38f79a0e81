import { setTimeout as pause } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { ClockControl } from '../../domain/clock/ports.ts';
import { businessClockChannel } from './business-clock.ts';

/**
 * What is under way: commands not sent, messages sent a moment ago whose worker hasn't answered yet, callbacks being
 * tried. What waits longer than that waits for something else, perhaps for time to pass.
 */
const underWay = `
  select exists (select 1 from engine_command where state = 'pending')
      or exists (select 1 from engine_command
                  where state = 'published' and kind = 'message' and published_at > now() - interval '5 seconds')
      or exists (select 1 from delivery where state = 'pending' and leased_until > now()) as busy`;

/** Moves business time: the offset row for all processes, the engine by `moveEngine`. */
export function createClockControl(knex: Knex, moveEngine: (byMs: number) => Promise<void>): ClockControl {
  return {
    isQuiet: async () => {
      const answer = await knex.raw<{ rows: { busy: boolean }[] }>(underWay);
      return answer.rows[0]?.busy === false;
    },
    pause: async (ms) => {
      await pause(ms);
    },
    moveEngine,
    moveOffset: (byMs) =>
      knex.transaction(async (transaction) => {
        const [row] = await transaction('business_clock')
          .where('id', 1)
          .increment('offset_ms', byMs)
          .returning<{ offset_ms: string }[]>('offset_ms');
        await transaction.raw(`select pg_notify('${businessClockChannel}', '')`);
        return Number(row?.offset_ms);
      }),
  };
}

/** The offset of business time as it stands, in milliseconds; for the launcher, which aligns a restarted engine with it. */
export async function readClockOffset(knex: Knex): Promise<number> {
  const row = await knex('business_clock').where('id', 1).first<{ offset_ms: string } | undefined>('offset_ms');
  return Number(row?.offset_ms ?? 0);
}
