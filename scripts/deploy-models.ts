import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { EngineFailureReason } from '../domain/engine/ports.ts';
import { connectEngine } from '../infra/engine/engine-client.ts';

/**
 * Deploys every model and decision table of `processes/` in one request, so that callers and called processes change
 * together (§3.1.3). What the engine has already, byte for byte, keeps its version. An engine that is still starting or
 * has more to do than it can is asked again for a while.
 */
const folder = join(import.meta.dirname, '../processes');
const patienceMs = 90_000;
const gatewayAddress = process.env['ZEEBE_ADDRESS'] ?? '127.0.0.1:26500';
const names = (await readdir(folder)).filter((name) => /\.(bpmn|dmn)$/.test(name)).sort();
if (names.length === 0) throw new Error('processes/ 中没有流程图或决策表');

const engine = connectEngine(gatewayAddress);
const resources = await Promise.all(names.map(async (name) => ({ name, content: await readFile(join(folder, name)) })));
const passing: readonly EngineFailureReason[] = ['unavailable', 'unknownOutcome', 'resourceExhausted'];
const giveUpAt = Date.now() + patienceMs;
let outcome = await engine.deployResources(resources);
// Repeating is harmless even where an attempt got through without an answer.
while (!outcome.ok && passing.includes(outcome.reason) && Date.now() < giveUpAt) {
  console.log(`流程引擎 ${gatewayAddress} 暂未应答，稍后再试：${outcome.detail}`);
  await pause(1_000);
  outcome = await engine.deployResources(resources);
}
if (outcome.ok) {
  console.log(`已部署 ${names.length} 个文件到流程引擎 ${gatewayAddress}：`);
  for (const { kind, id, version } of outcome.deployed) console.log(`  ${kind === 'process' ? '流程' : '决策表'} ${id} 第 ${version} 版`);
} else {
  console.error(passing.includes(outcome.reason) ? `流程引擎 ${gatewayAddress} 暂不可用：${outcome.detail}` : `流程引擎拒绝部署，全部文件均未生效：\n${outcome.detail}`);
  process.exitCode = 1;
}
await engine.close();
// The SDK keeps a timer of ten seconds that nothing waits for.
process.exit();
