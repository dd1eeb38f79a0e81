import type { AttemptRecord } from '../../domain/delivery/ports.ts';
import type { PlatformPlaces } from '../../domain/delivery/queue-ports.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';

/** One place among those sending to a platform; hand it back with what came of the attempt. */
export type Pass = { leave(attempt: AttemptRecord): void };

/**
 * Who may send to which platform now: a cap per platform, so that one that hangs can't hold every sender (goal S5), and
 * the circuit breaker. Nothing waits here; the sender picks only as many rows as there are places.
 */
export type PlatformGate = {
  /** Places left at each platform: none where its circuit is open. */
  places(): PlatformPlaces;
  /** A place, or `undefined` where the platform is blocked. */
  enter(platformId: string): Pass | undefined;
};

/** At most `maxInFlight` attempts at once for each platform. */
export function createPlatformGate(settings: { breaker: CircuitBreaker; maxInFlight?: number }): PlatformGate {
  const { breaker, maxInFlight = 4 } = settings;
  const inFlight = new Map<string, number>();
  const change = (platformId: string, by: number): void => {
    const count = (inFlight.get(platformId) ?? 0) + by;
    if (count > 0) inFlight.set(platformId, count);
    else inFlight.delete(platformId);
  };

  return {
    places: () => {
      const fewer = new Map([...inFlight].map(([platformId, count]) => [platformId, maxInFlight - count]));
      for (const platformId of breaker.openPlatforms()) fewer.set(platformId, 0);
      return { usual: maxInFlight, fewer };
    },
    enter(platformId) {
      if ((inFlight.get(platformId) ?? 0) >= maxInFlight || !breaker.mayAttempt(platformId)) return undefined;
      breaker.begin(platformId);
      change(platformId, 1);
      return {
        leave(attempt) {
          change(platformId, -1);
          breaker.end(platformId, isFromWorkingPlatform(attempt));
        },
      };
    },
  };
}

/** An answer that refuses this one message comes from a working platform; silence, 5xx and 429 don't. */
const isFromWorkingPlatform = ({ outcome, httpStatus = 0 }: AttemptRecord): boolean =>
  outcome !== 'timeout' && outcome !== 'connection' && httpStatus < 500 && httpStatus !== 429;
