import type { EngineVariables } from '../engine-command/ports.ts';

/** The exits of a job that last: a redelivery answers exactly the kept one (§3.1.7). */
export type KeptExit =
  | { kind: 'complete'; variables: EngineVariables }
  | { kind: 'bpmnError'; code: string; message: string }
  | { kind: 'wait'; jobTimeoutMs?: number };

/** What an effect is known by. Engine keys are unique only with the engine's id (§3.1.10). `kind` is the job type. */
export type EffectId = { engineId: string; elementInstanceKey: string; kind: string };

/** Exits kept in the transaction that did the job's work, so that the work happens once however often the job comes. */
export type JobEffects = {
  find(id: EffectId): Promise<KeptExit | undefined>;
  /** Keeps the exit; `false` when another delivery of the same job was quicker: the caller rolls back. */
  keep(id: EffectId, exit: KeptExit): Promise<boolean>;
};

/** A transaction that can keep an exit. */
export type WithEffects = { effects: JobEffects };
