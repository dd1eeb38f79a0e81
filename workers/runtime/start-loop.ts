import type { Logger } from '../../domain/shared/logger.ts';

/** A loop that runs until it is stopped; `wake` lets it run at once. */
export type Loop = { wake(): void; stop(): Promise<void> };

/**
 * Runs `run` again and again: at once while it reports work done, otherwise after `everyMs` or a wake-up. A fault is
 * logged and the loop goes on after its pause: a database that is away must not end the process.
 */
export function startLoop(settings: { name: string; everyMs: number; run: () => Promise<number>; logger: Logger }): Loop {
  const { name, everyMs, run, logger } = settings;
  let stopped = false;
  let woken = false;
  let endPause: (() => void) | undefined;

  const pause = () =>
    new Promise<void>((resolve) => {
      if (woken || stopped) {
        resolve();
        return;
      }
      const timer = setTimeout(resolve, everyMs);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const running = (async () => {
    while (!stopped) {
      woken = false;
      const done = await run().catch((error: unknown) => {
        logger.warn({ err: error, loop: name }, 'loop run failed');
        return 0;
      });
      if (done === 0) await pause();
    }
  })();

  return {
    wake: () => {
      woken = true;
      endPause?.();
    },
    stop: async () => {
      stopped = true;
      endPause?.();
      await running;
    },
  };
}
