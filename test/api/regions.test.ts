import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express, { type Express } from 'express';
import request from 'supertest';
import { z } from 'zod';
import { regionPage, regionResolution, regionWithAbove } from '../../api/contract/regions.ts';
import { regionRoutes } from '../../api/platform/region-routes.ts';
import { problemHandler } from '../../api/problems/handler.ts';
import { createRegionRepository } from '../../infra/postgres/region-repository.ts';
import { insertRegions } from '../builders/region.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { silentLogger } from '../support/silent-logger.ts';

const problem = z.object({ code: z.string(), errors: z.array(z.object({ pointer: z.string(), code: z.string() })).optional() });

/** P7.1, table 10. */
describe('the region interface', () => {
  let database: TestDatabase;
  let app: Express;
  beforeAll(async () => {
    database = await createTestDatabase();
    await insertRegions(database.knex);
    const regions = createRegionRepository(database.knex);
    app = express()
      .use(express.raw({ type: () => true }))
      .use(regionRoutes({ regions, homeProvince: () => '430000000000' }))
      .use(problemHandler(silentLogger));
  }, 60_000);
  afterAll(() => database.drop());

  const names = async (target: string) => {
    const response = await request(app).get(target).expect(200);
    return regionPage.parse(response.body).regions.map(({ fullName }) => fullName);
  };
  const resolve = (body: object) => request(app).post('/regions/resolutions').send(body);

  it('lists the provinces without a parent, or below the nation', async () => {
    const provinces = await names('/regions');

    expect(provinces).toHaveLength(31);
    expect(provinces[0]).toBe('北京市');
    expect(await names('/regions?parent=000000000000')).toEqual(provinces);
  });

  it('lists children with all three fields of table 10, by a parent of any written length', async () => {
    const response = await request(app).get('/regions?parent=430181&limit=1');
    const page = regionPage.parse(response.body);

    expect(page).toEqual({
      regions: [
        { parentCode: '430181000000', code: '430181001000', name: '淮川街道', level: 'township', fullName: '湖南省长沙市浏阳市淮川街道', inUse: true },
      ],
      next: '430181001000',
    });
    expect(await names(`/regions?parent=430181&limit=1&after=${page.next ?? ''}`)).toEqual(['湖南省长沙市浏阳市集里街道']);
  });

  it('searches by name and pinyin', async () => {
    expect(await names(`/regions/search?q=${encodeURIComponent('浏阳')}`)).toContain('湖南省长沙市浏阳市');
    expect(await names('/regions/search?q=liuyang&province=43')).toContain('湖南省长沙市浏阳市');
    expect(await names('/regions/search?q=liuyang&province=440000')).toEqual([]);
  });

  it('gives one region with those above it', async () => {
    const response = await request(app).get('/regions/430181107000').expect(200);
    const { region, above } = regionWithAbove.parse(response.body);

    expect(region.fullName).toBe('湖南省长沙市浏阳市沿溪镇');
    expect(above.map(({ name }) => name)).toEqual(['湖南省', '长沙市', '浏阳市']);
  });

  it('reads a text, with the caller\'s province where names are equal', async () => {
    const sure = regionResolution.parse((await resolve({ text: '湖南省长沙市浏阳市沿溪镇沙龙村12号' }).expect(200)).body);
    const home = regionResolution.parse((await resolve({ text: '沿溪镇' }).expect(200)).body);
    const elsewhere = regionResolution.parse((await resolve({ text: '鼓楼区', province: '410000' }).expect(200)).body);

    expect(sure.best).toMatchObject({ region: { code: '430181107000' }, confidence: 1 });
    expect(home.best?.region.code).toBe('430181107000');
    expect(elsewhere.best?.region.fullName).toBe('河南省开封市鼓楼区');
    expect(elsewhere.candidates).toHaveLength(4);
  });

  it.each(['/regions', '/regions/search?q=ly', '/regions/430181'])('answers 304 on %s until the regions change', async (target) => {
    const first = await request(app).get(target).expect(200);
    const etag = first.get('ETag') ?? '';

    await request(app).get(target).set('If-None-Match', etag).expect(304, '');
    await database.knex('region_load').insert({ digest: target, source: '', source_on: '2026-01-01', region_count: 0, changed_count: 0, loaded_at: new Date() });
    await request(app).get(target).set('If-None-Match', etag).expect(200);
  });

  it.each([
    ['/regions?parent=4301811', 422, 'validation-failed', '/parent'],
    ['/regions?parent=990000', 422, 'region-unknown', undefined],
    ['/regions?limit=0', 422, 'validation-failed', '/limit'],
    ['/regions?limit=many', 422, 'validation-failed', '/limit'],
    ['/regions?parents=43', 422, 'validation-failed', '/parents'],
    ['/regions?parent=43&parent=44', 422, 'validation-failed', '/parent'],
    ['/regions/search', 422, 'validation-failed', '/q'],
    ['/regions/search?q=%20', 422, 'validation-failed', '/q'],
    ['/regions/search?q=ly&province=x', 422, 'validation-failed', '/province'],
    ['/regions/990000', 404, 'not-found', undefined],
    ['/regions/abc', 404, 'not-found', undefined],
  ])('refuses GET %s with %i %s', async (target, status, code, pointer) => {
    const response = await request(app).get(target);
    const body = problem.parse(JSON.parse(response.text));

    expect([response.status, body.code, body.errors?.[0]?.pointer]).toEqual([status, code, pointer]);
  });

  it.each([
    [{}, '/text'],
    [{ text: '' }, '/text'],
    [{ text: '湖南省'.repeat(100) }, '/text'],
    [{ text: '湖南省', province: '4' }, '/province'],
    [{ text: '湖南省', hint: '43' }, '/hint'],
  ])('refuses to read %j', async (body, pointer) => {
    const response = await resolve(body).expect(422);

    expect(problem.parse(JSON.parse(response.text)).errors?.[0]?.pointer).toBe(pointer);
  });
});
