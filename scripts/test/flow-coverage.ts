import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How many sequence flows our models have, and which of them no test has walked on an engine. */
export interface FlowCoverage {
  readonly modelled: number;
  readonly missing: readonly string[];
}

/** What one test file left. */
interface FileCoverage {
  readonly walked: readonly string[];
  readonly modelled: readonly string[];
}

/** Adds up what the test files of a run left in `folder`; undefined where none of them measures. */
export function readFlowCoverage(folder: string): FlowCoverage | undefined {
  if (!existsSync(folder)) return undefined;
  const files = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as FileCoverage);
  const modelled = new Set(files.flatMap((file) => file.modelled));
  const walked = new Set(files.flatMap((file) => file.walked));
  return { modelled: modelled.size, missing: [...modelled].filter((flow) => !walked.has(flow)) };
}

const longestList = 20;

/** The measure in the report: complete, or what is missing. A run of some files only can't be complete. */
export function describeFlowCoverage({ modelled, missing }: FlowCoverage): string {
  const count = `流程图的连线：在引擎上走过 ${modelled - missing.length} / ${modelled}`;
  if (missing.length === 0) return count;
  return `${count}；未走过：${missing.slice(0, longestList).join('、')}${missing.length > longestList ? ' 等' : ''}`;
}
