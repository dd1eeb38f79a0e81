import { z } from 'zod';
import { codeOf } from '../../../domain/code-list/code-list.ts';
import { regionLevelList } from '../../../domain/code-list/region-level.ts';
import { regionCode, regionName } from '../../../domain/region/schema.ts';
import { freeText, instant, type ErrorCode } from '../../../domain/shared/schema.ts';
import type { Operation } from '../operation.ts';

const level = codeOf(regionLevelList);
const listed = z.strictObject({ code: z.string(), name: z.string() });

export const regionState = z
  .strictObject({
    version: z.string().meta({ title: '数据版本', description: 'GET /regions 的 ETag 随它变化' }),
    loads: z.array(
      z.strictObject({
        kind: z.enum(['edition', 'local']),
        source: z.string(),
        sourceOn: z.iso.date(),
        loadedAt: instant,
        regionCount: z.int(),
        changedCount: z.int(),
        provinceCode: z.string().nullable(),
      }),
    ),
    counts: z.array(z.strictObject({ level, inUse: z.int(), stopped: z.int(), local: z.int() })),
  })
  .meta({ title: '在用区划' });

export const managedRegionsQuery = z.strictObject({
  parent: regionCode.exactOptional().meta({ title: '上级区划' }),
  term: freeText(40).exactOptional().meta({ title: '名称或编码开头' }),
  after: z.string().regex(/^\d{12}$/).exactOptional().meta({ title: '从此编码之后' }),
});
export const managedRegions = z
  .strictObject({
    regions: z.array(
      z.strictObject({
        code: z.string(),
        parentCode: z.string(),
        name: z.string(),
        level,
        kind: z.enum(['ordinary', 'pseudo', 'virtual']),
        fullName: z.string(),
        inUse: z.boolean(),
        isLocal: z.boolean(),
        source: z.string(),
        sourceOn: z.iso.date(),
        unitName: z.string().nullable(),
        below: z.int(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ title: '区划列表' });

const description = {
  source: freeText(60).meta({ title: '数据来源', examples: ['民政部 2026年1月'] }),
  sourceOn: z.iso.date().meta({ title: '数据截止日期' }),
  isComplete: z.enum(['true', 'false']).transform((word) => word === 'true').meta({ title: '完整', description: 'true：文件中没有的区划停用' }),
};
export const editionQuery = z.strictObject(description);
export const editionLoadQuery = z.strictObject({ ...description, version: z.string().max(40).meta({ title: '预览时的数据版本' }) });

const effects = z.strictObject({ units: z.array(z.strictObject({ id: z.string(), name: z.string() })), openOrders: z.int() });
const counted = <T extends z.ZodType>(item: T) => z.strictObject({ count: z.int(), first: z.array(item).meta({ description: '至多 100 条' }) });
export const editionPreview = z
  .strictObject({
    version: z.string(),
    total: z.int().meta({ title: '文件中的区划' }),
    skipped: z.int().meta({ title: '库中已有更新数据，不改动' }),
    added: counted(listed),
    restored: counted(listed),
    renamed: counted(z.strictObject({ code: z.string(), before: z.string(), after: z.string() })),
    removed: counted(listed),
    reorganised: counted(
      z.strictObject({ kind: z.enum(['merged', 'split', 'recoded', 'reorganised']), parentCode: z.string(), removed: z.array(listed), added: z.array(listed) }),
    ),
    effects: z.strictObject({ removed: effects, renamed: effects }),
  })
  .meta({ title: '新版区划的影响' });
export const editionReport = z.strictObject({ changedCount: z.int(), withdrawnCount: z.int() }).meta({ title: '已启用' });
export const localRegionBody = z.strictObject({ parentCode: regionCode, name: regionName, code: regionCode.exactOptional() }).meta({ title: '本地补充的区划' });
export const createdRegion = z.strictObject({ code: z.string() }).meta({ title: '已补充' });
export const regionUseBody = z.strictObject({ inUse: z.boolean().meta({ title: '在用' }) }).meta({ title: '停用或启用' });
export const regionUseReport = z.strictObject({ changed: z.int(), openOrders: z.int().meta({ title: '涉及的在办工单' }) }).meta({ title: '已变更' });

const refused: readonly ErrorCode[] = ['right-required', 'not-found', 'validation-failed'];
const ofFile: readonly ErrorCode[] = ['right-required', 'validation-failed', 'unsupported-media-type', 'payload-too-large'];

/** Regions in use (系统管理员): of one's province, at 国家局 of the country (P7.1). */
export const regionAdminOperations: readonly Omit<Operation, 'security' | 'tag'>[] = [
  { operationId: 'readRegionState', method: 'get', path: '/admin/regions/state', summary: '在用区划：版本与各级数量（系统管理员）', responses: { 200: { description: '成功', body: regionState } }, problems: ['right-required'] },
  { operationId: 'listManagedRegions', method: 'get', path: '/admin/regions', summary: '区划，含已停用（系统管理员）', query: managedRegionsQuery, responses: { 200: { description: '成功', body: managedRegions } }, problems: ['right-required', 'validation-failed'] },
  { operationId: 'previewRegionEdition', method: 'post', path: '/admin/regions/edition-previews', summary: '预览新版区划，不改动（系统管理员）', query: editionQuery, body: 'binary', responses: { 200: { description: '影响', body: editionPreview } }, problems: ofFile },
  { operationId: 'loadRegionEdition', method: 'post', path: '/admin/regions/editions', summary: '启用新版区划（系统管理员）', query: editionLoadQuery, body: 'binary', responses: { 200: { description: '已启用', body: editionReport } }, problems: [...ofFile, 'regions-changed'] },
  { operationId: 'addLocalRegion', method: 'post', path: '/admin/regions', summary: '本地补充乡、村（系统管理员）', body: localRegionBody, responses: { 201: { description: '已补充', body: createdRegion } }, problems: refused },
  { operationId: 'setRegionUse', method: 'put', path: '/admin/regions/{code}', summary: '停用、启用区划（系统管理员）', pathParameters: z.object({ code: z.string() }), body: regionUseBody, responses: { 200: { description: '已变更', body: regionUseReport } }, problems: [...refused, 'region-served'] },
]; // prettier-ignore
