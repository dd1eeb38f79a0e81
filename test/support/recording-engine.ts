import type { Engine, EngineFailure, EngineOutcome } from '../../domain/engine/ports.ts';

/** A call that the engine got: which, and with what. */
export type EngineCall = { call: keyof Engine; given: unknown };

/**
 * Stands where the engine is and writes down what it is told, for tests that ask what was sent and what was not.
 * Answers success, or what `answers` has lined up. How a real engine answers is the conformance tests' business.
 */
export function recordingEngine(answers: Partial<Record<keyof Engine, EngineFailure[]>> = {}): { engine: Engine; calls: EngineCall[] } {
  const calls: EngineCall[] = [];
  const answer = <T>(call: keyof Engine, given: unknown, success: T): Promise<EngineOutcome<T>> => {
    calls.push({ call, given });
    return Promise.resolve(answers[call]?.shift() ?? { ok: true, ...success });
  };
  const engine: Engine = {
    publishMessage: (given) => answer('publishMessage', given, { messageKey: '1' }),
    completeJob: (given) => answer('completeJob', given, {}),
    failJob: (given) => answer('failJob', given, {}),
    throwError: (given) => answer('throwError', given, {}),
    updateJobTimeout: (given) => answer('updateJobTimeout', given, {}),
    updateJobRetries: (given) => answer('updateJobRetries', given, {}),
    setVariables: (given) => answer('setVariables', given, {}),
    evaluateDecision: (given) => answer('evaluateDecision', given, { output: null, version: 1 }),
    deployResources: (given) => answer('deployResources', given, { deployed: [] }),
    topology: () => answer('topology', undefined, { topology: { ready: true, gatewayVersion: 'none', partitions: 1 } }),
    cancelProcessInstance: (given) => answer('cancelProcessInstance', given, {}),
  };
  return { engine, calls };
}

/** A failure with its reason. */
export const failure = (reason: EngineFailure['reason']): EngineFailure => ({ ok: false, reason, detail: `${reason} in a test` });
