import type { Logger } from '../domain/shared/logger.ts';
import type { Role } from './runtime/role.ts';

/** The whole stop may take this long, in milliseconds; being killed after it is as safe, only slower. */
const stopWithinMs = 15_000;
const reportEveryMs = 60_000;

/**
 * Starts the selected roles and ends them in order on SIGTERM or SIGINT: first all roles side by side, then what they
 * share. A selected name without a role is refused by name.
 */
export function runRoles(settings: {
  roles: readonly Role[];
  selected: readonly string[];
  logger: Logger;
  close: () => Promise<void>;
}): void {
  const { roles, selected, logger } = settings;
  const unknown = selected.filter((name) => !roles.some((role) => role.name === name));
  if (unknown.length > 0)
    throw new Error(`WORKER_ROLES 中有未知角色：${unknown.join('、')}；可用：${roles.map((role) => role.name).join('、')}`);

  const stops = roles.filter((role) => selected.includes(role.name)).map((role) => role.start());
  logger.info({ roles: selected }, 'workers started');
  const report = setInterval(() => {
    logger.info({ rssMb: Math.round(process.memoryUsage().rss / 1_048_576), upSeconds: Math.round(process.uptime()) }, 'workers alive');
  }, reportEveryMs);

  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    clearInterval(report);
    logger.info({ signal }, 'workers stop');
    setTimeout(() => {
      logger.error({}, 'workers did not stop in time');
      process.exit(1);
    }, stopWithinMs).unref();
    Promise.all(stops.map((end) => end()))
      .then(settings.close)
      .then(
        () => {
          logger.info({}, 'workers stopped');
          process.exit(0);
        },
        (error: unknown) => {
          logger.error({ err: error }, 'workers stopped with an error');
          process.exit(1);
        },
      );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
