import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const usualPlaces = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** Finds Chromium: `CHROMIUM_PATH`, then the path, then the usual places. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [env['CHROMIUM_PATH'], ...onPath, ...usualPlaces].find((path) => path !== undefined && existsSync(path));
}

/**
 * Finds Chromium or installs it with Chinese fonts where that needs no question (Debian and root).
 * Throws one sentence that says how to install it elsewhere.
 */
export async function ensureChromium(say: (detail: string) => void): Promise<string> {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const run = promisify(execFile);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    say('apt-get update');
    await run('apt-get', ['update', '-q'], { env, maxBuffer: 1e8 });
    say('apt-get install chromium fonts-noto-cjk');
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], { env, maxBuffer: 1e8 });
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error('没有找到 Chromium：请安装（Debian/Ubuntu：apt-get install chromium fonts-noto-cjk），或用环境变量 CHROMIUM_PATH 指向它。');
}
