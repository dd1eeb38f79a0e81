import { limitTables } from '../engine/evaluate-limit.ts';
import { limitFiles } from './columns.ts';
import type { LimitVersion } from './ports.ts';
import type { LimitTableId } from './schema.ts';

/** Which content a deployment brings to the engine, or why it must not. */
export type DeploymentPlan =
  | { kind: 'file'; isNew: boolean }
  /** The file has nothing that isn't in force or was not replaced by a page: what is in force stays. */
  | { kind: 'inForce'; version: LimitVersion }
  | { kind: 'refuse'; sentence: string };

/**
 * What `npm run deploy` does about a table that pages can change too (§3.2): the file seeds the first version and is
 * deployed as long as only files change it. Once a page has changed it, a file that says something new is refused, until
 * somebody says by `merged` that it holds that very revision; so neither overwrites the other unseen.
 */
export function planDeployment(input: {
  table: LimitTableId;
  dmn: string;
  inForce: LimitVersion | undefined;
  proposed: LimitVersion | undefined;
  /** Whether the file's content was a version before. */
  isKnown: boolean;
  merged: number | undefined;
}): DeploymentPlan {
  const { table, dmn, inForce, proposed, isKnown, merged } = input;
  if (inForce === undefined) return { kind: 'file', isNew: true };
  if (inForce.dmn === dmn) return { kind: 'file', isNew: false };
  if (inForce.origin === 'page' && isKnown) return { kind: 'inForce', version: inForce };
  if (proposed !== undefined) return { kind: 'refuse', sentence: `${limitTables[table]}在页面上有一次修订还没有生效，请等 workers 部署之后再部署文件。` };
  if (inForce.origin === 'file' || merged === inForce.revision) return { kind: 'file', isNew: true };
  const file = limitFiles[table];
  return {
    kind: 'refuse',
    sentence: `${limitTables[table]}在“时限”页改过（修订 ${inForce.revision}，${inForce.authorName ?? ''}），processes/${file} 也改了，不能直接覆盖。请在“时限”页导出现行文件，把文件里的改动并进去，再执行：npm run deploy -- --merged ${table}:${inForce.revision}`,
  };
}
