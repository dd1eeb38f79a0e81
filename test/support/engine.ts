import { readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Engine, EngineOutcome } from '../../domain/engine/ports.ts';
import { type EngineSettings, type RunningEngine, startEngine } from '../../scripts/engine/start-engine.ts';

const root = join(import.meta.dirname, '../..');
const versions = ['8.5.8', '8.6.0', '8.8.21'] as const;

/** The engine that the tests run on: `TEST_ENGINE`, the embedded default where it is not set. */
export const testEngineVersion = versions.find((version) => version === (process.env['TEST_ENGINE'] ?? '8.6.0')) ?? '8.6.0';

/**
 * Starts an engine of its own for a test file, on a fresh folder and free ports, without Operate. The folder goes when
 * the engine stops, unless the test named it in order to go on with it.
 */
export async function startTestEngine(settings: Partial<EngineSettings> = {}): Promise<RunningEngine> {
  const freshFolder = join(root, '.data/test', `engine-${testEngineVersion}-${process.pid}-${Date.now()}`);
  const engine = await startEngine({
    version: testEngineVersion,
    operate: false,
    controlledClock: true,
    dataDirectory: freshFolder,
    ...settings,
  });
  const stop = async () => {
    await engine.stop();
    await rm(freshFolder, { recursive: true, force: true });
  };
  return { ...engine, stop };
}

/** Deploys files by path in one request. */
export async function deploy(engine: Engine, paths: readonly string[]): Promise<void> {
  const resources = await Promise.all(paths.map(async (path) => ({ name: basename(path), content: await readFile(path) })));
  succeeded(await engine.deployResources(resources));
}

/** The path of a fixture model. */
export const fixture = (name: string): string => join(root, 'test/engine/fixtures', name);

/** The answer of a call that must have succeeded. */
export function succeeded<T>(outcome: EngineOutcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.reason}: ${outcome.detail}`);
  return outcome;
}
