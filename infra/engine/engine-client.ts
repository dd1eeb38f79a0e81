import type { EngineVariables } from '../../domain/engine-command/ports.ts';
import type { Engine, EngineFailure, EngineOutcome } from '../../domain/engine/ports.ts';
import { toDeployed, toTopologyFacts } from './engine-answers.ts';
import { toEngineFailure } from './grpc-failure.ts';
import { openSdkClient, type SdkClient } from './sdk-client.ts';

/** How long a call may take before its outcome counts as unknown, in milliseconds. */
export const callTimeoutMs = 10_000;

/** Deploying a whole release takes longer than a command. */
const deployTimeoutMs = 60_000;

/** The engine behind gRPC; `close` waits at most `timeoutMs`. */
export type EngineConnection = Engine & { close(): Promise<void> };

const timedOut: EngineFailure = { ok: false, reason: 'unknownOutcome', detail: 'no answer in time' };
const notSent: EngineFailure = { ok: false, reason: 'unavailable', detail: 'not sent: the client is closed' };

/** How a call of the SDK becomes an outcome. */
type OutcomeOf = <Answer, T>(call: () => Promise<Answer | null | undefined>, read: (answer: Answer) => T, timeoutMs?: number) => Promise<EngineOutcome<T>>;

/** Turns calls of one client into outcomes: they never throw, end in time, and `null` means that nothing was sent. */
const outcomesOf = (client: SdkClient): OutcomeOf => async (call, read, timeoutMs = callTimeoutMs) => {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<EngineFailure>((resolve) => {
    timer = setTimeout(() => resolve(timedOut), timeoutMs);
  });
  const answer = untilSetUp(client).then(call).then(
    (value): EngineOutcome<ReturnType<typeof read>> =>
      value === null || value === undefined ? notSent : { ok: true, ...read(value) },
    (error: unknown) => toEngineFailure(error),
  );
  try {
    return await Promise.race([answer, deadline]);
  } finally {
    clearTimeout(timer);
  }
};

/** The SDK sets its connection up in the background and stumbles over calls that come before, so they wait for it. */
async function untilSetUp(client: SdkClient): Promise<void> {
  await (client as unknown as { grpc?: Promise<unknown> }).grpc;
}

const nothing = () => ({});

type SdkVariables = Record<string, string | number | boolean | string[]>;

/** The SDK's types leave out `null` and read-only lists; JSON, the SDK's code and the engine know both. */
const toJson = (variables: EngineVariables) => variables as SdkVariables;

/** Connects to the gateway at `host:port`; the connection is made with the first call and restored by itself. */
export function connectEngine(gatewayAddress: string): EngineConnection {
  const client = openSdkClient(gatewayAddress);
  return { ...commandsOf(client), close: () => closeQuietly(client) };
}

/** The SDK's close may never settle when a channel is already gone. */
export async function closeQuietly(client: SdkClient, timeoutMs = 2_000): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([client.close(timeoutMs).then(nothing, nothing), waited]);
  clearTimeout(timer);
}

function commandsOf(client: SdkClient): Engine {
  const outcomeOf = outcomesOf(client);
  return {
    publishMessage: (message) =>
      outcomeOf(
        async () =>
          client.publishMessage({
            name: message.name,
            correlationKey: message.correlationKey,
            messageId: message.messageId,
            timeToLive: message.timeToLiveMs,
            variables: toJson(message.variables),
          }),
        (answer) => ({ messageKey: answer.key }),
      ),
    completeJob: (job) =>
      outcomeOf(async () => client.completeJob({ jobKey: job.jobKey, variables: toJson(job.variables) }), nothing),
    failJob: (job) =>
      outcomeOf(
        async () =>
          client.failJob({
            jobKey: job.jobKey,
            retries: job.retries,
            retryBackOff: job.retryBackOffMs,
            errorMessage: job.errorMessage,
          }),
        nothing,
      ),
    throwError: (job) => outcomeOf(async () => client.throwError({ ...job }), nothing),
    updateJobTimeout: (job) =>
      outcomeOf(async () => client.updateJobTimeout({ jobKey: job.jobKey, timeout: job.timeoutMs }), nothing),
    updateJobRetries: (job) => outcomeOf(async () => client.updateJobRetries({ ...job }), nothing),
    setVariables: (scope) =>
      outcomeOf(async () => client.setVariables({ ...scope, variables: toJson(scope.variables) }), nothing),
    evaluateDecision: (request) =>
      outcomeOf(
        async () => client.evaluateDecision({ decisionId: request.decisionId, variables: toJson(request.variables) }),
        (answer) => ({ output: JSON.parse(answer.decisionOutput) as unknown, version: answer.decisionVersion }),
      ),
    deployResources: (resources) =>
      outcomeOf(
        async () =>
          client.deployResources(
            resources.map((resource) => ({ name: resource.name, process: Buffer.from(resource.content) })),
          ),
        (answer) => ({ deployed: toDeployed(answer.deployments) }),
        deployTimeoutMs,
      ),
    topology: () => outcomeOf(async () => client.topology(), (answer) => ({ topology: toTopologyFacts(answer) })),
    cancelProcessInstance: (processInstanceKey) =>
      outcomeOf(async () => client.cancelProcessInstance(processInstanceKey), nothing),
  };
}
