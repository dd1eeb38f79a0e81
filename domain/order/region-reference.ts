import { z } from 'zod';
import { regionCode } from '../region/schema.ts';
import { fieldRule } from '../shared/field-rule.ts';
import { freeText } from '../shared/free-text.ts';

/**
 * 行政区划 in the two ways of the scheme: a code of the region interface, or a text that we resolve; exactly one (P1.5).
 * Whether the code exists is the intake's question, not the form's. A code comes out in its official 12 digits.
 */
export const regionReference = z
  .strictObject({
    code: regionCode.exactOptional(),
    text: freeText(200).meta({ title: '区划文本', examples: ['湖南省长沙市浏阳市沿溪镇'] }).exactOptional(),
  })
  .refine((region) => (region.code === undefined) !== (region.text === undefined), {
    ...fieldRule('exactly-one', '区划代码 code 与区划文本 text 必须且只能提供一个。'),
    // Asked even where one of the two is badly formed, but not of something that is no object.
    when: ({ value }) => typeof value === 'object' && value !== null && !Array.isArray(value),
  })
  .meta({
    title: '行政区划',
    description: '五级区划：区划代码，或由 12317 识别的文本，二者必须且只能提供一个',
    oneOf: [{ required: ['code'] }, { required: ['text'] }],
  });
