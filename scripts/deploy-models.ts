import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { DeployableResource, DeployedResource, EngineFailureReason } from '../domain/engine/ports.ts';
import { limitTableIds } from '../domain/limit-table/columns.ts';
import { deployFiles } from '../domain/limit-table/deploy-files.ts';
import { connectEngine } from '../infra/engine/engine-client.ts';
import { openBusinessClock } from '../infra/postgres/business-clock.ts';
import { connect } from '../infra/postgres/connect.ts';
import { createLimitVersions } from '../infra/postgres/limit-table-repository.ts';
import { readLimitFiles } from './limits/read-limit-files.ts';

/**
 * Deploys every model and decision table of `processes/` in one request, so that callers and called processes change
 * together (§3.1.3). What the engine has already, byte for byte, keeps its version. An engine that is still starting or
 * has more to do than it can is asked again for a while. The tables of limits can be changed on a page too: what is in
 * force stays, and a file that would overwrite it is refused (see `planDeployment`).
 */
const usage = `用法：npm run deploy [-- --merged timeLimits:修订号] [-- --merged levelBudgets:修订号]
  --merged  文件已包含“时限”页的这一次修订，以文件为准
环境变量 DATABASE_URL、ZEEBE_ADDRESS`;
const folder = join(import.meta.dirname, '../processes');
const patienceMs = 90_000;
const gatewayAddress = process.env['ZEEBE_ADDRESS'] ?? '127.0.0.1:26500';
const passing: readonly EngineFailureReason[] = ['unavailable', 'unknownOutcome', 'resourceExhausted'];

function readMerged(): Map<string, number> {
  const { values } = parseArgs({ options: { merged: { type: 'string', multiple: true, default: [] } } });
  return new Map(
    values.merged.map((text) => {
      const [table = '', revision = ''] = text.split(':');
      if (!limitTableIds.some((id) => id === table) || !/^\d+$/.test(revision)) throw new Error(usage);
      return [table, Number(revision)];
    }),
  );
}

/** Sends everything at once; `undefined`, with a word on the console, where the engine didn't take it. */
async function send(resources: readonly DeployableResource[]): Promise<readonly DeployedResource[] | undefined> {
  const engine = connectEngine(gatewayAddress);
  const giveUpAt = Date.now() + patienceMs;
  let outcome = await engine.deployResources(resources);
  // Repeating is harmless even where an attempt got through without an answer.
  while (!outcome.ok && passing.includes(outcome.reason) && Date.now() < giveUpAt) {
    console.log(`流程引擎 ${gatewayAddress} 暂未应答，稍后再试：${outcome.detail}`);
    await pause(1_000);
    outcome = await engine.deployResources(resources);
  }
  await engine.close();
  if (outcome.ok) return outcome.deployed;
  console.error(passing.includes(outcome.reason) ? `流程引擎 ${gatewayAddress} 暂不可用：${outcome.detail}` : `流程引擎拒绝部署，全部文件均未生效：\n${outcome.detail}`);
  return undefined;
}

async function deployAll(databaseUrl: string, merged: ReadonlyMap<string, number>): Promise<boolean> {
  const names = (await readdir(folder)).filter((name) => /\.(bpmn|dmn)$/.test(name)).sort();
  if (names.length === 0) throw new Error('processes/ 中没有流程图或决策表');
  const [files, present] = [await readLimitFiles(folder), await Promise.all(names.map(async (name) => ({ name, content: await readFile(join(folder, name)) })))];
  const database = connect(databaseUrl, { poolSize: 2, applicationName: '12317-deploy' });
  const clock = await openBusinessClock(database, { controlled: false, logger: { debug() {}, info() {}, warn() {}, error() {} } });
  const deployed: DeployedResource[] = [];
  try {
    const outcome = await database.transaction(async (transaction) => {
      // The engine may take longer to answer than a transaction may otherwise wait.
      await transaction.raw('set local idle_in_transaction_session_timeout = 0');
      return deployFiles(createLimitVersions(transaction), { files, merged, at: clock.now() }, async (limits) => {
        const answer = await send(present.map(({ name, content }) => ({ name, content: limits.has(name) ? Buffer.from(limits.get(name) ?? '') : content })));
        deployed.push(...(answer ?? []));
        return answer;
      });
    });
    if (outcome.kind === 'refused') console.error(`全部文件均未部署：\n${outcome.sentences.join('\n')}`);
    if (outcome.kind !== 'deployed') return false;
    console.log(`已部署 ${names.length} 个文件到流程引擎 ${gatewayAddress}：`);
    for (const { kind, id, version } of deployed) console.log(`  ${kind === 'process' ? '流程' : '决策表'} ${id} 第 ${version} 版`);
    for (const line of outcome.kept) console.log(`  ${line}`);
    return true;
  } finally {
    clock.stop();
    await database.destroy();
  }
}

const databaseUrl = process.env['DATABASE_URL'];
if (!databaseUrl) throw new Error('缺少 DATABASE_URL：postgres://用户:密码@127.0.0.1:端口/数据库（时限表的版本保存在数据库里）');
if (!(await deployAll(databaseUrl, readMerged()))) process.exitCode = 1;
// The SDK keeps a timer of ten seconds that nothing waits for.
process.exit();
