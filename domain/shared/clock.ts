/**
 * Business time (architecture §3.1.13): wall time plus the offset kept in PostgreSQL.
 * Dues, retry schedules and history use it; leases, signatures, tickets and sessions use wall time.
 */
export type Clock = { now(): Date };
