import type { AuditTrail } from '../audit/ports.ts';
import type { Recomputations } from '../due/recompute-open-dues.ts';
import type { Engine, EngineFailureReason } from '../engine/ports.ts';
import type { Clock } from '../shared/clock.ts';
import type { InTransaction } from '../shared/in-transaction.ts';
import { limitFiles, limitTableIds } from './columns.ts';
import type { LimitVersion, LimitVersions } from './ports.ts';

/** After these the same attempt may succeed later. */
const passing: readonly EngineFailureReason[] = ['unavailable', 'unknownOutcome', 'resourceExhausted'];

type Repositories = { limitVersions: LimitVersions; recomputations: Recomputations; audit: AuditTrail };
type Deps = { inTransaction: InTransaction<Repositories>; engine: Pick<Engine, 'deployResources'>; clock: Clock };

/**
 * Brings proposed versions of the tables to the engine (§3.2); what it refuses stays refused with its reason, what it can't
 * take now is tried again. The table stays locked meanwhile, so that no second process deploys an older version behind a
 * newer one. Where a version applies to the open dues, that is asked for in the same transaction. Returns how many came
 * into force.
 */
export async function deployProposed(deps: Deps): Promise<LimitVersion[]> {
  const deployed: LimitVersion[] = [];
  for (const table of limitTableIds) {
    const version = await deps.inTransaction(async (repositories) => {
      await repositories.limitVersions.lock(table);
      const proposed = await repositories.limitVersions.proposed(table);
      return proposed && deployOne(deps, repositories, proposed);
    });
    if (version) deployed.push(version);
  }
  return deployed;
}

async function deployOne({ engine, clock }: Deps, { limitVersions, recomputations, audit }: Repositories, version: LimitVersion): Promise<LimitVersion | undefined> {
  const { table, revision } = version;
  const outcome = await engine.deployResources([{ name: limitFiles[table], content: new TextEncoder().encode(version.dmn) }]);
  const taken = outcome.ok ? outcome.deployed.find(({ kind, id }) => kind === 'decision' && id === table) : undefined;
  if (taken === undefined) {
    if (!outcome.ok && passing.includes(outcome.reason)) return undefined;
    await limitVersions.refused(table, revision, outcome.ok ? '流程引擎没有返回决策表的版本。' : outcome.detail);
    return undefined;
  }
  const at = clock.now();
  await limitVersions.deployed(table, revision, taken.version, at);
  await audit.record({ action: 'limits.deployed', actor: { kind: 'system', id: 'limits' }, detail: { table, revision, decisionVersion: taken.version } });
  if (version.appliesToOpen && version.authorId !== null) await recomputations.request({ cause: 'newLimits', table, revision, provinceUnitId: null, requestedBy: version.authorId, at });
  return { ...version, state: 'inForce', decisionVersion: taken.version, deployedAt: at };
}
