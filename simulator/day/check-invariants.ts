import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const script = join(import.meta.dirname, '../../scripts/check-invariants.ts');

/**
 * Has the product check its own database (`npm run check:invariants`), where it runs on this machine; null where there is
 * none to check, as on an integrator's machine.
 */
export function checkInvariants(env: NodeJS.ProcessEnv): Promise<{ held: boolean; text: string } | null> {
  if (!existsSync(script)) return Promise.resolve(null);
  return new Promise((resolve) => {
    execFile(process.execPath, [script], { env }, (error, stdout, stderr) => {
      // Without a single finding there was no database to look at.
      if (!/[✓✗]/.test(stdout)) console.error(`数据一致性未能检查：${stderr.split('\n')[0] ?? ''}`);
      resolve(/[✓✗]/.test(stdout) ? { held: error === null, text: stdout.trimEnd() } : null);
    });
  });
}
