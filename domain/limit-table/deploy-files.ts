import type { DeployedResource } from '../engine/ports.ts';
import { limitFiles } from './columns.ts';
import { planDeployment, type DeploymentPlan } from './plan-deployment.ts';
import type { LimitVersion, LimitVersions } from './ports.ts';
import type { LimitTableId, LimitTableRow } from './schema.ts';

/** A table as `processes/` has it. */
export type LimitFile = { table: LimitTableId; dmn: string; rows: readonly LimitTableRow[] };

/** What a release does about the tables of limits; `refused` says why nothing was deployed. */
export type FilesOutcome = { kind: 'deployed'; kept: string[] } | { kind: 'refused'; sentences: string[] } | { kind: 'failed' };

/**
 * Decides for each table which content goes to the engine with the release, lets `deploy` send it together with all else,
 * and keeps what came into force (§3.2): see {@link planDeployment}. Runs in one transaction that holds both tables, so
 * that no page changes them meanwhile. `merged` names revisions of pages that the files hold.
 */
export async function deployFiles(
  limitVersions: LimitVersions,
  input: { files: readonly LimitFile[]; merged: ReadonlyMap<string, number>; at: Date },
  deploy: (contents: ReadonlyMap<string, string>) => Promise<readonly DeployedResource[] | undefined>,
): Promise<FilesOutcome> {
  const planned: Planned[] = [];
  for (const file of input.files) planned.push(await plan(limitVersions, file, input.merged.get(file.table)));
  const refusals = planned.flatMap((one) => (one.plan.kind === 'refuse' ? [one.plan.sentence] : []));
  if (refusals.length > 0) return { kind: 'refused', sentences: refusals };
  const deployed = await deploy(new Map(planned.map((one) => [limitFiles[one.file.table], one.plan.kind === 'inForce' ? one.plan.version.dmn : one.file.dmn])));
  if (!deployed) return { kind: 'failed' };
  for (const one of planned) await keep(limitVersions, one, deployed, input.at);
  const kept = planned.flatMap((one) => (one.plan.kind === 'inForce' ? [`${limitFiles[one.file.table]}：部署的是“时限”页的现行修订 ${one.plan.version.revision}，不是文件；请导出带回 processes/。`] : []));
  return { kind: 'deployed', kept };
}

type Planned = { file: LimitFile; inForce: LimitVersion | undefined; plan: DeploymentPlan };

async function plan(limitVersions: LimitVersions, file: LimitFile, merged: number | undefined): Promise<Planned> {
  const { table, dmn } = file;
  await limitVersions.lock(table);
  const [inForce, proposed] = [await limitVersions.inForce(table), await limitVersions.proposed(table)];
  const isKnown = (await limitVersions.history(table, 1000)).some((version) => version.dmn === dmn);
  return { file, inForce, plan: planDeployment({ table, dmn, inForce, proposed, isKnown, merged }) };
}

/** A new file becomes the next version; the same content may have another number in the engine, whose data may be new. */
async function keep(limitVersions: LimitVersions, { file, inForce, plan: planned }: Planned, deployed: readonly DeployedResource[], at: Date): Promise<void> {
  const { table, rows, dmn } = file;
  const version = deployed.find((one) => one.kind === 'decision' && one.id === table)?.version;
  if (version === undefined) throw new Error(`the engine named no version of ${table}`);
  if (inForce === undefined || (planned.kind === 'file' && planned.isNew)) {
    const revision = await limitVersions.propose({ table, rows, dmn, origin: 'file', reason: `部署 processes/${limitFiles[table]}`, authorId: null, createdAt: at, appliesToOpen: false });
    await limitVersions.deployed(table, revision, version, at);
  } else if (inForce.decisionVersion !== version) await limitVersions.deployed(table, inForce.revision, version, inForce.deployedAt ?? at);
}
