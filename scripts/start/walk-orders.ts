import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { StepList } from '../console/step-list.ts';
import { projectFolder, type StartSettings } from './settings.ts';

/** One case of each type of order; the simulator pushes them and plays everyone of 12317 until the result is back. */
const cases = ['complaint-hunan-village-code', 'consultation-hunan-monitoring', 'declaration-hunan-illness'];

/**
 * Walks one order of each type to its end before the reader's eyes, the first time a data folder is started. Throws when
 * one of them does not arrive; what it printed is then the explanation.
 */
export async function walkOrders(settings: StartSettings, env: NodeJS.ProcessEnv, steps: StepList): Promise<void> {
  const walked = join(settings.dataDirectory, 'orders-walked');
  if (existsSync(walked)) return;
  await steps.step('办理三件示范工单（投诉、咨询、申报各一件）', async () => {
    const args = [join(projectFolder, 'simulator/cli.ts'), 'demo', '--steps', '--only', cases.join(',')];
    const simulator = spawn(process.execPath, args, { env, cwd: projectFolder, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [simulator.stdout, simulator.stderr]) createInterface({ input: stream }).on('line', (text) => steps.line(text));
    const code = await new Promise((resolve, reject) => simulator.once('close', resolve).once('error', reject));
    if (code !== 0) throw new Error('示范工单没有全部办结，见上。');
    writeFileSync(walked, '');
  });
}
