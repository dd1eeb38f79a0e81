import type { Knex } from 'knex';
import type { Clock } from '../../domain/shared/clock.ts';
import type { Logger } from '../../domain/shared/logger.ts';

/** The channel that tells all processes that business time was moved. */
export const businessClockChannel = 'business_clock';

export type BusinessClock = Clock & {
  /** Reads the offset again; call it when the channel speaks. */
  refresh(): Promise<void>;
  stop(): void;
};

/**
 * Business time (§3.1.13): wall time plus the offset row, which is cached because everything asks for the time. A notice
 * refreshes it at once, polling within a second; with a clock that can't be moved the offset is read once.
 */
export async function openBusinessClock(
  database: Knex,
  settings: { controlled: boolean; logger: Logger; pollMs?: number },
): Promise<BusinessClock> {
  let offsetMs = 0;
  const refresh = async () => {
    const row = await database<{ id: number; offset_ms: string }>('business_clock').where('id', 1).first('offset_ms');
    offsetMs = Number(row?.offset_ms ?? 0);
  };
  await refresh();
  const poll = () => {
    refresh().catch((error: unknown) => {
      // The last known offset still holds: it only changes by a rehearsed act.
      settings.logger.debug({ err: error }, 'business clock could not be read');
    });
  };
  const timer = settings.controlled ? setInterval(poll, settings.pollMs ?? 1_000) : undefined;
  timer?.unref();
  return {
    now: () => new Date(Date.now() + offsetMs),
    refresh,
    stop: () => clearInterval(timer),
  };
}
