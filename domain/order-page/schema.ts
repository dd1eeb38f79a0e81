import { z } from 'zod';
import { personalFieldList, personalFields, type PersonalField } from './personal-field.ts';

export { personalFields, type PersonalField };

const spelledOut = personalFieldList.map((field) => `${field} ${personalFields[field].name}`).join('、');

/** One of the fields about a person. */
export const personalField = z
  .enum(personalFieldList as [PersonalField, ...PersonalField[]], { error: `不在个人信息字段之内；允许：${spelledOut}。` })
  .meta({ title: '个人信息字段', description: spelledOut });
