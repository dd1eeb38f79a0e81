import type { EventEmitter } from 'node:events';
import type { EngineJob } from '../../domain/engine/ports.ts';
import { closeQuietly } from './engine-client.ts';
import { openSdkClient, type SdkClient } from './sdk-client.ts';
import { everyPartitionHasLeader } from './wait-for-leaders.ts';

/** How long a probe of the streams' connection may take, in milliseconds. */
const probeTimeoutMs = 5_000;

/** One job type that this process takes. */
export type JobSubscription = {
  type: string;
  /** Only these variables travel with a job. */
  variableNames: readonly string[];
  /** How long the engine keeps a handed-out job away from other workers, in milliseconds. */
  timeoutMs: number;
};

/** All streams of one process on one connection. */
export type StreamGeneration = {
  /** Whether the engine answers, with a leader for every partition, on the very connection of the streams. */
  probe(): Promise<boolean>;
  close(): Promise<void>;
};

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
      probe: () => probeStreams(client),
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
    // The one tenant of an engine without tenants: a stream for no tenant gets nothing from 8.8 in memory.
    tenantIds: ['<default>'],
    pollInterval: settings.pollEveryMs,
    // The SDK neither awaits nor catches the handler: the job is only taken over here, and answered by its key later.
    taskHandler: (job) => {
      settings.onJob(toEngineJob(job), subscription);
      return job.forward();
    },
  });
}

type Topology = Awaited<ReturnType<SdkClient['topology']>>;
type StreamWorker = { streams?: EventEmitter[]; grpcClient?: { topologySync?: () => Promise<Topology> } };

/** What the SDK keeps to itself about its streams; everything here may be missing in another version of it. */
const insideOf = (client: SdkClient) => (client as unknown as { streamWorker?: StreamWorker }).streamWorker;

/**
 * Asks over the streams' own connection: a connection that died is noticed although others live, and a gateway that
 * answers now and then accepts the keepalive's pings on a stream that has no jobs to tell of.
 */
async function probeStreams(client: SdkClient): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, probeTimeoutMs, undefined);
  });
  const asking = (insideOf(client)?.grpcClient?.topologySync ?? (() => client.topology()))();
  const topology = await Promise.race([asking.catch(() => undefined), tooLate]);
  clearTimeout(timer);
  return topology !== undefined && everyPartitionHasLeader(topology);
}

/**
 * The SDK tells nobody that a stream has ended and prints its errors to the console. Its streams are ordinary Node
 * streams, so their own events are the sign; should a later SDK hide them, the watchdog's probes still notice.
 */
function hearStreamsEnd(client: SdkClient, lost: () => void): void {
  for (const stream of insideOf(client)?.streams ?? []) {
    stream.removeAllListeners('error');
    stream.removeListener('close', lost);
    stream.on('error', lost);
    stream.on('close', lost);
  }
}
