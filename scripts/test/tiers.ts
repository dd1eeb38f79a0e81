import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineVersion } from '../engine/fetch-engine.ts';

/** What is run one after the other. */
export interface Tier {
  readonly title: string;
  /** Test files, relative to the project. */
  readonly files: readonly string[];
  /** The engine that the tests start; none for tests that need no engine. */
  readonly engine?: EngineVersion;
  /** One test file at a time: engines are not run side by side, and a browser wants the machine for itself. */
  readonly inBand: boolean;
  readonly browser?: boolean;
}

/** `all` is `npm test`; `engines` and `faults` run everything of their kind, also what is too long for each time. */
export type Selection = 'all' | 'engines' | 'faults';

const onEngine = ['engine', 'faults'];
const inBrowser = ['web'];

/**
 * Orders the test files of `test/` into tiers. Every folder belongs to the first, fast one unless it needs an engine or
 * a browser. `*.conformance.test.ts` run on every engine, `*.long.test.ts` only where they are asked for. A tier
 * without files is left out.
 */
export function tiersOf(testFiles: readonly string[], selection: Selection): Tier[] {
  const inFolder = (folder: string): string[] => testFiles.filter((file) => file.startsWith(`test/${folder}/`));
  const isSlow = (file: string): boolean => [...onEngine, ...inBrowser].some((folder) => file.startsWith(`test/${folder}/`));
  const isLong = (file: string): boolean => file.endsWith('.long.test.ts');
  const engineFiles = inFolder('engine');
  const conformance = engineFiles.filter((file) => file.endsWith('.conformance.test.ts'));
  const engineTier = (engine: EngineVersion, title: string, files: string[]): Tier => ({ title, files, engine, inBand: true });

  const everything: Record<Selection, Tier[]> = {
    all: [
      { title: '规则、数据库、接口、任务', files: testFiles.filter((file) => !isSlow(file)), inBand: false },
      engineTier('8.6.0', '流程引擎 8.6.0', engineFiles.filter((file) => !isLong(file))),
      engineTier('8.5.8', '流程引擎 8.5.8（一致性）', conformance),
      engineTier('8.8.21', '流程引擎 8.8.21（一致性，内存）', conformance),
      engineTier('8.6.0', '故障', inFolder('faults').filter((file) => !isLong(file))),
      { title: '页面（浏览器）', files: inFolder('web'), inBand: true, browser: true },
    ],
    engines: [
      engineTier('8.6.0', '流程引擎 8.6.0', engineFiles),
      engineTier('8.5.8', '流程引擎 8.5.8', engineFiles),
      engineTier('8.8.21', '流程引擎 8.8.21（内存）', engineFiles),
    ],
    faults: [engineTier('8.6.0', '故障', inFolder('faults'))],
  };
  return everything[selection].filter((tier) => tier.files.length > 0);
}

/** All test files of the project, in a fixed order. */
export function findTestFiles(projectFolder: string): string[] {
  return readdirSync(join(projectFolder, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => `test/${file}`)
    .sort();
}
