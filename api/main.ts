import { createServer } from 'node:http';
import { join } from 'node:path';
import { advanceClock } from '../domain/clock/advance-clock.ts';
import { moveEngineClock } from '../infra/engine/engine-clock.ts';
import { createClockControl } from '../infra/postgres/clock-control.ts';
import { openAdapters } from '../infra/open-adapters.ts';
import { createApp, type AppParts } from './app.ts';
import { composePlatform } from './compose-platform.ts';
import { composeFrameOrigins, composeRegister } from './compose-register.ts';
import { composeWorkbench } from './compose-workbench.ts';
import { clockRoutes } from './dev/clock-routes.ts';
import { docsRoutes } from './docs/docs-routes.ts';
import { pageRoutes } from './pages/page-routes.ts';
import { registerPageRoutes } from './pages/register-page-routes.ts';

/** The API process: platforms' interface, workbench, documentation and pages on one origin. Any number may run. */
const adapters = await openAdapters('api', process.env);
const { config, database, logger } = adapters;

const webFolder = join(import.meta.dirname, '../web/dist');

/** Moving time is for tests and demonstrations: only with a controlled clock and an engine whose clock can follow. */
function devRoutes() {
  const engineUrl = config.ENGINE_MANAGEMENT_URL;
  if (!config.CLOCK_CONTROLLED || engineUrl === undefined) return [];
  const control = createClockControl(database, (byMs) => moveEngineClock(engineUrl, byMs));
  return [clockRoutes((input) => advanceClock(control, input))];
}

let stopping = false;
const parts: AppParts = {
  logger,
  readiness: async () => ({
    database: await database.raw('select 1').then(
      () => true,
      () => false,
    ),
    stopping,
  }),
  platform: composePlatform(adapters),
  workbench: [composeWorkbench({ ...adapters, wallClock: { now: () => new Date() }, publicUrl: config.PUBLIC_URL })],
  register: composeRegister({ ...adapters, wallClock: { now: () => new Date() }, publicUrl: config.PUBLIC_URL }),
  open: [
    ...devRoutes(),
    docsRoutes(),
    registerPageRoutes({ file: join(webFolder, 'register/index.html'), frameOrigins: composeFrameOrigins(adapters) }),
    pageRoutes({ webFolder, modelsFolder: join(import.meta.dirname, '../processes') }),
  ],
};
const app = createApp(parts, {
  publicUrl: config.PUBLIC_URL,
  trustedProxies: config.TRUSTED_PROXIES,
  requestsPerAddress: config.RATE_LIMIT_PER_ADDRESS,
});

const server = createServer(app);
server.listen(config.PORT, config.HOST, () => {
  logger.info({ host: config.HOST, port: config.PORT }, 'api listens');
});

/** Refuses new work, lets what runs end, then closes; a second signal or 12 s end it at once. */
const stop = (signal: NodeJS.Signals) => {
  if (stopping) process.exit(1);
  stopping = true;
  logger.info({ signal }, 'api stops');
  setTimeout(() => process.exit(1), 12_000).unref();
  // Event streams never end by themselves.
  void adapters.changes.close();
  server.close(() => {
    void adapters.close().finally(() => process.exit(0));
  });
  server.closeIdleConnections();
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
