import type { Logger } from '../../domain/shared/logger.ts';

const nothing = () => undefined;

/** For tests that don't look at the log. */
export const silentLogger: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };
