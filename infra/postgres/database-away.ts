/** SQLSTATEs of a server that is restarting, full or shutting connections, of deadlocks and of statements cut off. */
const awayStates = /^(08|57P0|53|40001|40P01|57014|55P03|25P03)/;

/** Faults below SQL: the socket, the pool that waits for a connection, the driver's own words for a lost one. */
const awayCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH']);
const awayNames = new Set(['KnexTimeoutError']);
const awayMessages = /Connection terminated|Connection ended unexpectedly|connection timeout|timeout expired|Unable to acquire a connection/i;

/** Whether an error says that the database can't be used just now: the work is to be tried again later as it is. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return awayCodes.has(code) || awayStates.test(code) || awayNames.has(error.name) || awayMessages.test(error.message);
}
