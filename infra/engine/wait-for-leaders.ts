import { setTimeout as sleep } from 'node:timers/promises';
import { Camunda8 } from '@camunda8/sdk';

export interface WaitForLeadersSettings {
  /** `host:port` of the gRPC gateway. */
  readonly gatewayAddress: string;
  readonly timeoutMs: number;
  /** Asked before each try; throws to give up early, for instance because the engine's process has ended. */
  readonly stillWorthWaiting?: () => void;
}

/**
 * The engine is ready when its topology shows a leader for every partition: before that it takes connections, and its
 * HTTP readiness says yes, but commands are refused. Returns the gateway's version; throws when the time is over.
 */
export async function waitForLeaders(settings: WaitForLeadersSettings): Promise<{ gatewayVersion: string }> {
  const client = new Camunda8({
    ZEEBE_GRPC_ADDRESS: `grpc://${settings.gatewayAddress}`,
    CAMUNDA_OAUTH_DISABLED: true,
    CAMUNDA_LOG_LEVEL: 'none',
    zeebeGrpcSettings: { ZEEBE_CLIENT_LOG_LEVEL: 'NONE', ZEEBE_GRPC_CLIENT_RETRY: false },
  }).getZeebeGrpcApiClient();
  const giveUpAt = Date.now() + settings.timeoutMs;
  try {
    for (;;) {
      settings.stillWorthWaiting?.();
      const topology = await Promise.race([client.topology().catch(() => undefined), sleep(2000, undefined)]);
      if (topology && everyPartitionHasLeader(topology)) return { gatewayVersion: topology.gatewayVersion };
      if (Date.now() > giveUpAt) throw new Error(`流程引擎 ${settings.gatewayAddress} 在 ${settings.timeoutMs / 1000} 秒内没有就绪`);
      await sleep(200);
    }
  } finally {
    await client.close(1000);
  }
}

interface Topology {
  readonly partitionsCount: number;
  readonly brokers: readonly { readonly partitions: readonly { readonly partitionId: number; readonly role: string }[] }[];
}

/** Pure, so that it can be checked without an engine. */
export function everyPartitionHasLeader(topology: Topology): boolean {
  const led = topology.brokers
    .flatMap((broker) => broker.partitions)
    .filter((partition) => partition.role === 'LEADER')
    .map((partition) => partition.partitionId);
  return topology.partitionsCount > 0 && new Set(led).size === topology.partitionsCount;
}
