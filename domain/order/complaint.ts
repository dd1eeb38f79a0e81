import { z } from 'zod';
import { codeOf } from '../code-list/code-list.ts';
import { problemCategory } from '../code-list/problem-category.ts';
import { idNumber } from '../person/id-number.ts';
import { personName } from '../person/name.ts';
import { phone } from '../person/phone.ts';
import { freeText } from '../shared/free-text.ts';
import { attachmentIds } from '../shared/identifiers.ts';
import { calendarDay } from '../shared/instant.ts';
import { callFields } from './call-fields.ts';
import { regionReference } from './region-reference.ts';

/**
 * 投诉举报填写信息, table 2 of the scheme. Whether the caller's own data (姓名, 联系电话, 住址, 身份证号) must be there is
 * the 匿名 rule's question, which differs by platform (P1.4), so the form leaves it open.
 */
export const complaintSubmission = z
  .strictObject({
    ...callFields,
    name: personName.meta({ title: '姓名', description: '来电人姓名；条件必填，见是否匿名' }).exactOptional(),
    phone: phone.meta({ title: '联系电话', description: '来电人联系电话；条件必填，见是否匿名' }).exactOptional(),
    address: freeText(300).meta({ title: '住址', description: '来电人住址；条件必填，见是否匿名' }).exactOptional(),
    idNumber: idNumber.meta({ title: '身份证号', description: '来电人身份证号；条件必填，见是否匿名' }).exactOptional(),
    anonymous: z.boolean().meta({
      title: '是否匿名',
      description:
        '默认按方案表2：匿名时来电人信息（姓名、联系电话、住址、身份证号）必填，不匿名时选填；平台另行选择匿名规则的从其规则。匿名工单的来电人信息被密封',
    }),
    confidential: z.boolean().meta({ title: '要求保密', description: '来电人要求保密；在匿名规则和密封上与匿名同样处理' }).exactOptional(),
    region: regionReference,
    detailedAddress: freeText(300).meta({ title: '详细地址', description: '五级区划以下的详细地址' }),
    accused: freeText(2000).meta({ title: '对象信息', description: '投诉对象信息' }).exactOptional(),
    content: freeText(10_000).meta({ title: '内容', description: '投诉问题具体内容' }),
    problemCategory: codeOf(problemCategory),
    finishBy: calendarDay.meta({ title: '办结日期', description: '12345 要求的工单办结日期；不得早于来电之日' }),
    attachments: attachmentIds.exactOptional(),
  })
  .meta({ title: '投诉举报', description: '投诉举报填写信息（表2）' });

/** A complaint as a platform submits it. */
export type ComplaintSubmission = z.output<typeof complaintSubmission>;
