/** Ends what was started, in the reverse order, whenever and however the launcher is told to end. */
export interface ShutDown {
  /** Remembers how to end something; the last remembered is ended first, those of one group together. */
  add(group: Group, end: () => Promise<void>): void;
  /** Whether there is nothing to end. */
  isEmpty(): boolean;
  /** Whether the end has begun: whatever fails from now on fails because of it. */
  begun(): boolean;
  /** Ends everything; a second call waits for the first. */
  run(): Promise<void>;
}

/** Parts talk to the servers, so they end first. */
export type Group = 'parts' | 'servers';

export function createShutDown(): ShutDown {
  const ends: Record<Group, (() => Promise<void>)[]> = { parts: [], servers: [] };
  let running: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    for (const group of ['parts', 'servers'] as const) {
      await Promise.allSettled(ends[group].map((end) => end()));
    }
  };
  return {
    add: (group, end) => void ends[group].push(end),
    isEmpty: () => ends.parts.length + ends.servers.length === 0,
    begun: () => running !== undefined,
    run: () => (running ??= run()),
  };
}

/** Calls `onEnd` once for the first signal; a later one, more than 2 s after it, ends this process at once. */
export function onEndSignal(onEnd: () => void): void {
  let firstAt: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // A terminal, npm and the first launcher may each deliver the same Ctrl-C.
      if (firstAt !== undefined && Date.now() - firstAt > 2000) process.exit(130);
      if (firstAt !== undefined) return;
      firstAt = Date.now();
      onEnd();
    });
  }
}
