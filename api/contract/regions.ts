import { z } from 'zod';
import { codeOf } from '../../domain/code-list/code-list.ts';
import { regionLevelList } from '../../domain/code-list/region-level.ts';
import { parentRegionCode, regionCode, regionName } from '../../domain/region/schema.ts';
import { freeText } from '../../domain/shared/schema.ts';

/** A region as it is served: table 10 of the scheme with its level and full name (P7.1). */
export const regionView = z
  .object({
    parentCode: parentRegionCode,
    code: regionCode,
    name: regionName,
    level: codeOf(regionLevelList),
    fullName: z.string().meta({ title: '全称', description: '从省到本级，不含仅用于分组的行', examples: ['湖南省长沙市浏阳市沿溪镇'] }),
    inUse: z.boolean().meta({ title: '是否在用', description: 'false 为新版区划中已没有的代码' }),
  })
  .meta({ title: '区划信息', description: '表10：行政区划父节编码、区划编码、区划名称，并含层级与全称' });

/** One page of the regions below a parent. */
export const regionPage = z
  .object({
    regions: z.array(regionView).meta({ title: '区划' }),
    next: z.string().exactOptional().meta({ title: '下一页', description: '作为 after 传入；没有时为最后一页' }),
  })
  .meta({ title: '区划列表' });

/** A region with those above it. */
export const regionWithAbove = z
  .object({ region: regionView, above: z.array(regionView).meta({ title: '上级区划', description: '从省级开始' }) })
  .meta({ title: '区划及其上级' });

const candidate = z.object({ region: regionView, confidence: z.number().min(0).max(1).meta({ title: '置信度', description: '0 至 1' }) });

/** What a region text was resolved to (P1.5). */
export const regionResolution = z
  .object({
    best: candidate.exactOptional().meta({ title: '识别结果', description: '没有足够把握时不返回' }),
    candidates: z.array(candidate).meta({ title: '候选', description: '从最可能的开始' }),
  })
  .meta({ title: '区划识别结果' });

const province = regionCode.exactOptional();

/** A region text to be resolved. It is a body, because what people write there may be a whole address. */
export const regionText = z
  .strictObject({
    text: freeText(200).meta({ title: '区划文本', examples: ['湖南省长沙市浏阳市沿溪镇'] }),
    province: province.meta({ title: '所在省', description: '重名时优先该省；不带时为本平台所在省。给出下级编码时取其所在省' }),
  })
  .meta({ title: '区划文本' });

const limit = z.coerce.number().int().min(1).max(1000).meta({ title: '条数', description: '1 至 1000，默认 200' });

/** Which regions to list. */
export const regionListQuery = z.strictObject({
  parent: parentRegionCode.exactOptional().meta({ title: '行政区划父节编码', description: '不带时为全部省级区划' }),
  after: regionCode.exactOptional().meta({ title: '从此编码之后', description: '上一页的 next' }),
  limit: limit.exactOptional(),
});

/** Which regions to search. */
export const regionSearchQuery = z.strictObject({
  q: freeText(60).meta({ title: '名称或拼音', description: '名称、全拼或首字母的开头，多个词以空格分隔', examples: ['liuyang'] }),
  province: province.meta({ title: '所在省', description: '只查该省；给出下级编码时取其所在省' }),
  limit: limit.exactOptional().meta({ title: '条数', description: '1 至 1000，默认 20' }),
});

/** The region an address names. */
export const regionPath = z.object({ code: regionCode });
