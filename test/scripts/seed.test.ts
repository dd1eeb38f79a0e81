import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRegionRepository } from '../../infra/postgres/region-repository.ts';
import { createUserRepository } from '../../infra/postgres/user-repository.ts';
import { insertPeople, personFor } from '../../scripts/seed/people.ts';
import { insertPlatforms } from '../../scripts/seed/platforms.ts';
import { insertUnits, nationalUnit, unitsOfProvince } from '../../scripts/seed/units.ts';
import { credentialsFileSchema } from '../../simulator/credentials.ts';
import { insertRegions } from '../builders/region.ts';
import { adaptersOver } from '../support/adapters.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

describe('demo seed', () => {
  let database: TestDatabase;
  let folder: string;
  const unitsOf = (code: string) => unitsOfProvince(createRegionRepository(database.knex), code);
  beforeAll(async () => {
    database = await createTestDatabase();
    await insertRegions(database.knex);
    folder = await mkdtemp(join(tmpdir(), 'seed-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
    await database.drop();
  });

  it('makes a unit of the province, each city and each county of 湖南', async () => {
    const units = await unitsOf('430000000000');

    expect(units.filter(({ level }) => level === 'city')).toHaveLength(14);
    expect(units.find(({ id }) => id === '430181000000')).toMatchObject({ name: '浏阳市乡村振兴局', level: 'county', parentId: '430100000000' });
    expect(units.find(({ id }) => id === '430100000000')).toMatchObject({ level: 'city', parentId: '430000000000' });
  });

  it.each([
    ['直辖市 counties right under the province', '500000000000', '500101000000', 'county', '500000000000'],
    ['县 of a 直辖市 as well', '500000000000', '500229000000', 'county', '500000000000'],
    ['省直辖县 right under the province', '460000000000', '469001000000', 'county', '460000000000'],
    ['a city without counties', '440000000000', '441900000000', 'city', '440000000000'],
    ['a city without counties, also in 海南', '460000000000', '460400000000', 'city', '460000000000'],
    ['兵团 cities right under 新疆', '650000000000', '659001000000', 'county', '650000000000'],
  ])('places %s', async (_shape, province, unitId, level, parentId) => {
    const unit = (await unitsOf(province)).find(({ id }) => id === unitId);

    expect(unit).toMatchObject({ level, parentId });
  });

  it('makes no unit of a row that only groups', async () => {
    const units = [...(await unitsOf('500000000000')), ...(await unitsOf('460000000000'))];

    expect(units.map(({ id }) => id)).not.toEqual(expect.arrayContaining(['500100000000']));
    expect(units.map(({ id }) => id)).not.toEqual(expect.arrayContaining(['469000000000']));
  });

  it('refuses a province that the table of regions does not hold', async () => {
    await expect(unitsOf('710000000000')).rejects.toThrow('区划表中没有省级区划');
  });

  it('fills every post once, however often it runs, and keeps the keys', async () => {
    const { cipher } = adaptersOver(database.knex);
    const units = [nationalUnit, ...(await unitsOf('500000000000'))];
    const path = join(folder, 'demo-platforms.json');
    const run = async () => [
      await insertUnits(database.knex, units),
      await insertPeople(database.knex, cipher, units, 'hash'),
      await insertPlatforms(database.knex, cipher, [units[1] ?? nationalUnit], { path, simulatorUrl: 'http://127.0.0.1:3100' }),
    ];

    const first = await run();
    const file = await readFile(path, 'utf8');
    const second = await run();

    // 38 counties with three posts, the province with ten, 国家局 with seven.
    expect(first).toEqual([40, 38 * 3 + 10 + 7, 1]);
    expect(second).toEqual([0, 0, 0]);
    expect(await readFile(path, 'utf8')).toBe(file);
    expect((await stat(path)).mode & 0o077).toBe(0);
    expect(credentialsFileSchema.parse(JSON.parse(file))).toMatchObject([{ platformCode: 'demo-500000', algorithm: 'HMAC-SM3' }]);
  });

  it('keeps seat agents only where calls are transferred (附表)', async () => {
    const { cipher } = adaptersOver(database.knex);
    const units = [...(await unitsOf('430000000000')), ...(await unitsOf('460000000000'))].filter(({ level }) => level === 'province');
    await insertUnits(database.knex, units);
    await insertPeople(database.knex, cipher, units, 'hash');
    const agentsOf = (unitId: string) => database.knex('app_user').where('unit_id', unitId).whereRaw(`rights @> array['seatAgent']`).pluck('login');

    expect(await agentsOf('430000000000')).toEqual(['430000-seat', '430000-seat2']);
    expect(await agentsOf('460000000000')).toEqual([]);
  });

  it('gives people the rights of their post and the path of their unit', async () => {
    const user = await createUserRepository(database.knex).find(personFor('500101-reviewer').id);

    expect(user).toMatchObject({ login: '500101-reviewer', rights: ['reviewer'], unitPath: ['500101000000', '500000000000'] });
    expect(personFor('500101-reviewer')).toEqual(personFor('500101-reviewer'));
  });
});
