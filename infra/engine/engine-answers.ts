import type { DeployedResource, TopologyFacts } from '../../domain/engine/ports.ts';
import type { SdkClient } from './sdk-client.ts';
import { everyPartitionHasLeader } from './wait-for-leaders.ts';

type Topology = Awaited<ReturnType<SdkClient['topology']>>;
type Metadata = { process?: { bpmnProcessId: string; version: number }; decision?: { dmnDecisionId: string; version: number } };

/** Ready means: every partition has a leader (§3.2). */
export function toTopologyFacts(answer: Topology): TopologyFacts {
  return {
    ready: everyPartitionHasLeader(answer),
    gatewayVersion: answer.gatewayVersion,
    partitions: answer.partitionsCount,
  };
}

/** What the engine says it has deployed; forms and requirement graphs are of no interest. */
export function toDeployed(deployments: readonly unknown[]): DeployedResource[] {
  return deployments.flatMap((deployment): DeployedResource[] => {
    // The SDK's own type depends on what was asked for; the answer holds one of these parts for each resource.
    const { process, decision } = deployment as Metadata;
    if (process) return [{ kind: 'process', id: process.bpmnProcessId, version: process.version }];
    return decision ? [{ kind: 'decision', id: decision.dmnDecisionId, version: decision.version }] : [];
  });
}
