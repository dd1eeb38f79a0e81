/**
 * Runs `work` in one database transaction and gives it the repositories it asked for.
 * It commits when `work` returns and rolls back when it throws.
 */
export type InTransaction<R> = <T>(work: (repositories: R) => Promise<T>) => Promise<T>;
