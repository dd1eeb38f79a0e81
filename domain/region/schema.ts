import { z } from 'zod';
import { fieldRule } from '../shared/field-rule.ts';
import { freeText } from '../shared/free-text.ts';
import { nationCode, toRegionCode } from './code.ts';

const digitsPattern = /^(?:[1-9]\d(?:\d{2}){0,2}|[1-9]\d{8}|[1-9]\d{11})$/;
const codeRule = fieldRule('bad-format', '区划编码应为 2、4、6、9 或 12 位数字，且不以 0 开头。');

/**
 * A region code (区划编码) as it is sent: 2, 4, 6, 9 or 12 digits, for the five levels. Read into the official
 * 12 digits, which is the only form the product keeps and answers with.
 */
export const regionCode = z
  .string()
  .regex(digitsPattern, codeRule.error)
  .transform((digits) => toRegionCode(digits) ?? digits)
  .meta({
    title: '区划编码',
    description: '2、4、6、9 或 12 位数字；系统统一保存为官方 12 位编码（不足的在右侧补 0）',
    examples: ['430181107000', '430181'],
  });

/** A parent code: a region code, or twelve zeros for the whole country, the parent of the provinces. */
export const parentRegionCode = z
  .string()
  .refine((code) => code === nationCode || digitsPattern.test(code), codeRule)
  .transform((digits) => toRegionCode(digits) ?? digits)
  .meta({
    title: '行政区划父节编码',
    description: `上级区划的编码；省级的上级为全国 ${nationCode}（初始值由12317提供）`,
    examples: ['430181000000', nationCode],
  });

/** Region name (区划名称). */
export const regionName = freeText(60).meta({ title: '区划名称', description: '区划名称', examples: ['沿溪镇'] });

/** Table 10 of the scheme, 区划信息: 行政区划父节编码, 区划编码, 区划名称 — all three required. */
export const regionRecord = z
  .strictObject({ parentCode: parentRegionCode, code: regionCode, name: regionName })
  .meta({ title: '区划信息', description: '方案表10：行政区划父节编码、区划编码、区划名称' });

/** Table 10 as it is kept: both codes in 12 digits. */
export type RegionRecord = z.output<typeof regionRecord>;
