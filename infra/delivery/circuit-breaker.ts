/** Keeps senders away from a platform that doesn't answer. State lives in this process's memory: it only saves effort. */
export type CircuitBreaker = {
  /** Whether an attempt may start. After the pause one attempt passes as a probe; the others wait for what it finds. */
  mayAttempt(platformId: string): boolean;
  /** Marks the start of an attempt that `mayAttempt` permitted. */
  begin(platformId: string): void;
  /** Each attempt begun ends here: did the platform answer as a working one does? */
  end(platformId: string, platformWorks: boolean): void;
  /** Platforms that are being left alone now. */
  openPlatforms(): string[];
};

type Circuit = { failures: number; openUntil: number; pauseMs: number; probing: boolean };

/**
 * Opens after `threshold` failures in a row, first for `pauseMs`, then twice as long each time, up to `longestPauseMs`.
 * A success closes it. `nowMs` is wall time; `onOpen` raises the alarm. A platform is never given up (P8.1).
 */
export function createCircuitBreaker(settings: {
  nowMs: () => number;
  onOpen?: (platformId: string, pauseMs: number) => void;
  threshold?: number;
  pauseMs?: number;
  longestPauseMs?: number;
}): CircuitBreaker {
  const { nowMs, threshold = 5, pauseMs = 30_000, longestPauseMs = 300_000 } = settings;
  const circuits = new Map<string, Circuit>();
  const isOpen = (circuit: Circuit): boolean => circuit.openUntil > nowMs() || circuit.probing;

  return {
    mayAttempt: (platformId) => {
      const circuit = circuits.get(platformId);
      return circuit === undefined || !isOpen(circuit);
    },
    begin(platformId) {
      const circuit = circuits.get(platformId);
      if (circuit && circuit.failures >= threshold) circuit.probing = true;
    },
    end(platformId, platformWorks) {
      if (platformWorks) {
        circuits.delete(platformId);
        return;
      }
      const circuit = circuits.get(platformId) ?? { failures: 0, openUntil: 0, pauseMs, probing: false };
      circuits.set(platformId, circuit);
      circuit.failures += 1;
      // Attempts begun before it opened still end: only the probe, or the one that opens it, sets the pause.
      if (circuit.failures < threshold || (circuit.openUntil > nowMs() && !circuit.probing)) return;
      circuit.openUntil = nowMs() + circuit.pauseMs;
      settings.onOpen?.(platformId, circuit.pauseMs);
      circuit.pauseMs = Math.min(circuit.pauseMs * 2, longestPauseMs);
      circuit.probing = false;
    },
    openPlatforms: () => [...circuits].filter(([, circuit]) => isOpen(circuit)).map(([platformId]) => platformId),
  };
}
