import type { EngineVariables } from '../engine-command/ports.ts';

/**
 * Why a call to the engine has no success to report:
 * - `notFound` the job, instance or decision is gone; - `alreadyExists` an equal message is still buffered;
 * - `resourceExhausted` the engine asks to slow down; - `unavailable` surely not executed: nobody was reached;
 * - `unknownOutcome` sent, but no answer: it may have been executed; - `rejected` refused, repeating changes nothing.
 */
export type EngineFailureReason =
  | 'notFound'
  | 'alreadyExists'
  | 'resourceExhausted'
  | 'unavailable'
  | 'unknownOutcome'
  | 'rejected';

/** `detail` is the engine's own English sentence, for operators. */
export type EngineFailure = { ok: false; reason: EngineFailureReason; detail: string };

/** What a call to the engine came to; it never throws and never retries by itself. */
export type EngineOutcome<T = unknown> = ({ ok: true } & T) | EngineFailure;

/** A file of `processes/` as the engine takes it. */
export type DeployableResource = { name: string; content: Uint8Array };

/** One deployed process or decision. */
export type DeployedResource = { kind: 'process' | 'decision'; id: string; version: number };

export type TopologyFacts = {
  /** Every partition has a leader: the engine takes commands. */
  ready: boolean;
  gatewayVersion: string;
  partitions: number;
};

/** Commands to the engine (Zeebe over gRPC). Keys are 64-bit numbers kept as text; times are milliseconds. */
export type Engine = {
  publishMessage(message: {
    name: string;
    correlationKey: string;
    messageId: string;
    timeToLiveMs: number;
    variables: EngineVariables;
  }): Promise<EngineOutcome<{ messageKey: string }>>;
  completeJob(job: { jobKey: string; variables: EngineVariables }): Promise<EngineOutcome>;
  /** `retries` 0 makes an incident at once. */
  failJob(job: { jobKey: string; retries: number; retryBackOffMs: number; errorMessage: string }): Promise<EngineOutcome>;
  throwError(job: { jobKey: string; errorCode: string; errorMessage: string }): Promise<EngineOutcome>;
  /** Counts from now. `rejected` says that the job exists but is not handed out. */
  updateJobTimeout(job: { jobKey: string; timeoutMs: number }): Promise<EngineOutcome>;
  updateJobRetries(job: { jobKey: string; retries: number }): Promise<EngineOutcome>;
  /** With empty local variables it asks whether the instance still exists and changes nothing. */
  setVariables(scope: { elementInstanceKey: string; variables: EngineVariables; local: boolean }): Promise<EngineOutcome>;
  evaluateDecision(request: {
    decisionId: string;
    variables: EngineVariables;
  }): Promise<EngineOutcome<{ output: unknown; version: number }>>;
  /** All resources of a release in one request, so that callers and called processes change together. */
  deployResources(resources: readonly DeployableResource[]): Promise<EngineOutcome<{ deployed: DeployedResource[] }>>;
  topology(): Promise<EngineOutcome<{ topology: TopologyFacts }>>;
  cancelProcessInstance(processInstanceKey: string): Promise<EngineOutcome>;
};

/** A job as the engine hands it out; delivery is at least once. */
export type EngineJob = {
  key: string;
  type: string;
  processInstanceKey: string;
  elementInstanceKey: string;
  elementId: string;
  bpmnProcessId: string;
  retries: number;
  customHeaders: Readonly<Record<string, unknown>>;
  variables: Readonly<Record<string, unknown>>;
};
