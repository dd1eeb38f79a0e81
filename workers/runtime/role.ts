/** Ends a part of the process: takes nothing new, finishes what runs, then settles. */
export type Stop = () => Promise<void>;

/** A part of the workers process that `WORKER_ROLES` selects by name. */
export type Role = { name: string; start(): Stop };
