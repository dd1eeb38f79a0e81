import type { EventEmitter } from 'node:events';
import type { EngineJob } from '../../domain/engine/ports.ts';
import { closeQuietly } from './engine-client.ts';
import { openSdkClient, type SdkClient } from './sdk-client.ts';

/** One job type that this process takes. */
export type JobSubscription = {
  type: string;
  /** Only these variables travel with a job. */
  variableNames: readonly string[];
  /** How long the engine keeps a handed-out job away from other workers, in milliseconds. */
  timeoutMs: number;
};

/** All streams of one process on one connection. */
export type StreamGeneration = { close(): Promise<void> };

export type GenerationSettings = {
  gatewayAddress: string;
  workerName: string;
  subscriptions: readonly JobSubscription[];
  pollEveryMs: number;
  onJob(job: EngineJob, subscription: JobSubscription): void;
  /** A stream ended that nobody closed. */
  onLost(): void;
};

const toEngineJob = (job: EngineJob): EngineJob => ({
  key: job.key,
  type: job.type,
  processInstanceKey: job.processInstanceKey,
  elementInstanceKey: job.elementInstanceKey,
  elementId: job.elementId,
  bpmnProcessId: job.bpmnProcessId,
  retries: job.retries,
  customHeaders: job.customHeaders,
  variables: job.variables,
});

/**
 * Opens a stream with its sidecar poll for each job type, on a connection of its own: the SDK never lets go of a stream
 * it has opened, so a fresh client is also what keeps a process of many days from growing. Throws when one can't be opened.
 */
export async function openGeneration(settings: GenerationSettings): Promise<StreamGeneration> {
  const client = openSdkClient(settings.gatewayAddress);
  let closed = false;
  const lost = () => {
    if (!closed) settings.onLost();
  };
  // The client's first use waits for its set-up, which the SDK's streams do not.
  const reached = await client.topology().then(() => true, (error: unknown) => error);
  try {
    if (reached !== true) throw reached;
    const opening = settings.subscriptions.map((subscription) => openStream(client, settings, subscription));
    hearStreamsEnd(client, lost);
    const opened = await Promise.allSettled(opening);
    hearStreamsEnd(client, lost);
    for (const stream of opened) if (stream.status === 'rejected') throw stream.reason;
    return {
      close: async () => {
        closed = true;
        for (const stream of opened) if (stream.status === 'fulfilled') stream.value.close();
        await closeQuietly(client);
      },
    };
  } catch (error) {
    closed = true;
    await closeQuietly(client);
    throw error;
  }
}

function openStream(client: SdkClient, settings: GenerationSettings, subscription: JobSubscription) {
  return client.streamJobs({
    type: subscription.type,
    worker: settings.workerName,
    timeout: subscription.timeoutMs,
    fetchVariables: [...subscription.variableNames],
    tenantIds: [],
    pollInterval: settings.pollEveryMs,
    // The SDK neither awaits nor catches the handler: the job is only taken over here, and answered by its key later.
    taskHandler: (job) => {
      settings.onJob(toEngineJob(job), subscription);
      return job.forward();
    },
  });
}

/**
 * The SDK tells nobody that a stream has ended and prints its errors to the console. Its streams are ordinary Node
 * streams, so their own events are the sign; should a later SDK hide them, the watchdog's probes still notice.
 */
function hearStreamsEnd(client: SdkClient, lost: () => void): void {
  const inside = client as unknown as { streamWorker?: { streams?: EventEmitter[] } };
  for (const stream of inside.streamWorker?.streams ?? []) {
    stream.removeAllListeners('error');
    stream.removeListener('close', lost);
    stream.on('error', lost);
    stream.on('close', lost);
  }
}
