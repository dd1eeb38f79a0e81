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

/** Turns one call of the SDK into an outcome: never throws, ends in time, `null` means that nothing was sent. */
async function outcomeOf<Answer, T>(
  call: () => Promise<Answer | null | undefined>,
  read: (answer: Answer) => T,
  timeoutMs = callTimeoutMs,
): Promise<EngineOutcome<T>> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<EngineFailure>((resolve) => {
    timer = setTimeout(() => resolve(timedOut), timeoutMs);
  });
  const answer = call().then(
    (value) => (value === null || value === undefined ? notSent : { ok: true as const, ...read(value) }),
    (error: unknown) => toEngineFailure(error),
  );
  try {
    return await Promise.race([answer, deadline]);
  } finally {
    clearTimeout(timer);
  }
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
