import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { describeSchema } from '../../infra/postgres/describe-schema.ts';
import { createRegionRepository } from '../../infra/postgres/region-repository.ts';
import { chinaDivision } from '../../infra/regions/china-division.ts';
import { loadRegions } from '../../infra/regions/load-regions.ts';
import { regionFile, type RegionFileDescription } from '../../infra/regions/region-file.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const now = new Date('2026-11-23T02:00:00Z');

describe('loading regions', () => {
  let database: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'regions-'));
    database = await createTestDatabase();
  });
  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });
  const base = () => chinaDivision({ deepest: 'township', detailedProvinces: ['460000000000'] });
  const nameOf = async (code: string) => (await createRegionRepository(database.knex).find(code))?.fullName;
  const version = () => createRegionRepository(database.knex).dataVersion();
  const load = async (text: string | Uint8Array, description: Partial<RegionFileDescription> = {}) => {
    const path = join(folder, 'regions.csv');
    await writeFile(path, text);
    const edition = await regionFile(path, { source: '民政部 2026年1月', sourceOn: '2026-01-31', ...description });
    return loadRegions(database.knex, edition, { now });
  };

  beforeEach(async () => {
    await database.knex('region').truncate();
    await database.knex('region_load').truncate();
    await loadRegions(database.knex, await base(), { now });
  }, 60_000);

  it('changes nothing the second time, not even when forced', async () => {
    const before = await version();
    const seen: number[] = [];
    const again = await loadRegions(database.knex, await base(), { now, onProgress: (done) => seen.push(done) });
    const forced = await loadRegions(database.knex, await base(), { now, force: true, onProgress: (done) => seen.push(done) });

    expect(again).toEqual({ alreadyLoaded: true, regionCount: 0, changedCount: 0, withdrawnCount: 0 });
    expect(forced).toMatchObject({ alreadyLoaded: false, changedCount: 0, withdrawnCount: 0 });
    expect(seen.at(-1)).toBe(forced.regionCount);
    expect(await version()).not.toBe(before);
  });

  it('leaves every index as it was', async () => {
    const fresh = await createTestDatabase();
    expect(await describeSchema(database.knex)).toBe(await describeSchema(fresh.knex));
    await fresh.drop();
  });

  it('loads once when two processes start together', async () => {
    await database.knex('region').truncate();
    await database.knex('region_load').truncate();
    const reports = await Promise.all([1, 2].map(async () => loadRegions(database.knex, await chinaDivision({ deepest: 'county' }), { now })));

    expect(reports.map(({ alreadyLoaded }) => alreadyLoaded).sort()).toEqual([false, true]);
  });

  it('takes new and renamed regions from a newer file, and the names below follow', async () => {
    const report = await load('﻿code,parent,name\r\n469030,469000,"琼中市"\r\n469030900,469030000000,新镇\r\n');

    expect(report).toMatchObject({ regionCount: 2, withdrawnCount: 0 });
    expect(await nameOf('469030000000')).toBe('海南省琼中市');
    expect(await nameOf('469030900000')).toBe('海南省琼中市新镇');
    expect(await nameOf('469030100000')).toBe('海南省琼中市营根镇');
    expect(await nameOf('469029000000')).toBe('海南省保亭黎族苗族自治县');
  });

  it('is not undone by an older edition that comes later', async () => {
    await load('code,parent,name\n469030,469000,琼中市\n');
    await loadRegions(database.knex, await base(), { now, force: true });

    expect(await nameOf('469030000000')).toBe('海南省琼中市');
    expect(await nameOf('469030100000')).toBe('海南省琼中市营根镇');
  });

  it('takes a list without the rows that only group, and withdraws only what a complete list leaves out', async () => {
    const kept = (await createRegionRepository(database.knex).children('469000000000', { limit: 99 })).filter(({ code }) => code !== '469030000000');
    const lines = kept.map(({ code, name }) => `${code},460000000000,${name}`);
    const report = await load(['code,parent,name', ...lines].join('\n'), { isComplete: true });

    const repository = createRegionRepository(database.knex);
    expect((await repository.find('469030000000'))?.inUse).toBe(false);
    expect((await repository.find('469030100000'))?.inUse).toBe(false);
    expect(await repository.find('469001000000')).toMatchObject({ inUse: true, parentCode: '469000000000' });
    // 儋州's towns stay, being under no withdrawn county, but 海口's and 三亚's districts weren't on the list.
    expect((await repository.find('460400101000'))?.inUse).toBe(true);
    expect((await repository.find('460105000000'))?.inUse).toBe(false);
    expect((await repository.find('430181000000'))?.inUse).toBe(true);
    expect(report.changedCount).toBe(0);
  });

  it('names every wrong line and keeps nothing of a bad file', async () => {
    const bad = 'code,parent,name\n46903,469000,甲\n469031,430000,乙\n469032,469000,\n469033,469000,丙\n469033,469000,丁\n469034,469000\n43,460000,戊\n';

    await expect(load(bad)).rejects.toMatchObject({
      name: 'RegionListError',
      reasons: [
        '第 2 行：区划编码：区划编码应为 2、4、6、9 或 12 位数字，且不以 0 开头。',
        '第 3 行：469031000000 不可能在上级 430000000000 之下。',
        '第 4 行：区划名称：不能为空白；没有内容的选填字段请不要传。',
        '第 6 行：区划编码 469033000000 在第 5 行已出现。',
        '第 7 行：应有 3 列（code,parent,name），引号须成对。',
        '第 8 行：430000000000 不可能在上级 460000000000 之下。',
      ],
    });
    expect(await nameOf('469033000000')).toBeUndefined();
  });

  it.each([
    ['no header', '43,000000000000,湖南省\n', '第 1 行应为表头 code,parent,name。'],
    ['nothing in it', 'code,parent,name\n', '文件中没有区划。'],
    ['another encoding', Uint8Array.of(0xba, 0xfe, 0xc4, 0xcf), '文件不是 UTF-8 编码；从 Excel 另存时请选“CSV UTF-8”。'],
    ['a town without a county', 'code,parent,name\n469099100,469099,甲镇\n', '第 2 行：469099100000 的上级区划既不在文件中，也不在库中。'],
  ])('refuses a file with %s', async (_what, text, reason) => {
    await expect(load(text)).rejects.toMatchObject({ reasons: [reason] });
  });
});
