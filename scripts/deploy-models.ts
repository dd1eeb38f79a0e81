import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectEngine } from '../infra/engine/engine-client.ts';

/**
 * Deploys every model and decision table of `processes/` in one request, so that callers and called processes change
 * together (§3.1.3). What the engine has already, byte for byte, keeps its version.
 */
const folder = join(import.meta.dirname, '../processes');
const gatewayAddress = process.env['ZEEBE_ADDRESS'] ?? '127.0.0.1:26500';
const names = (await readdir(folder)).filter((name) => /\.(bpmn|dmn)$/.test(name)).sort();
if (names.length === 0) throw new Error('processes/ 中没有流程图或决策表');

const engine = connectEngine(gatewayAddress);
const resources = await Promise.all(names.map(async (name) => ({ name, content: await readFile(join(folder, name)) })));
const outcome = await engine.deployResources(resources);
if (outcome.ok) {
  console.log(`已部署 ${names.length} 个文件到流程引擎 ${gatewayAddress}：`);
  for (const { kind, id, version } of outcome.deployed) console.log(`  ${kind === 'process' ? '流程' : '决策表'} ${id} 第 ${version} 版`);
} else {
  const isAway = outcome.reason === 'unavailable' || outcome.reason === 'unknownOutcome' || outcome.reason === 'resourceExhausted';
  console.error(isAway ? `流程引擎 ${gatewayAddress} 暂不可用：${outcome.detail}` : `流程引擎拒绝部署，全部文件均未生效：\n${outcome.detail}`);
  process.exitCode = 1;
}
await engine.close();
// The SDK keeps a timer of ten seconds that nothing waits for.
process.exit();
