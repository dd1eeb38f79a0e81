import { z } from 'zod';
import { callerCategory } from '../code-list/caller-category.ts';
import { codeOf } from '../code-list/code-list.ts';
import { problemCategory } from '../code-list/problem-category.ts';
import { serviceType } from '../code-list/service-type.ts';
import { freeText } from '../shared/free-text.ts';
import { attachmentIds } from '../shared/identifiers.ts';
import { callFields } from './call-fields.ts';
import { regionReference } from './region-reference.ts';

/** 咨询填写信息, table 3 of the scheme. It holds nothing of the caller but the number that called. */
export const consultationSubmission = z
  .strictObject({
    ...callFields,
    callerCategory: codeOf(callerCategory),
    serviceType: codeOf(serviceType),
    region: regionReference,
    detailedAddress: freeText(300).meta({ title: '详细地址', description: '五级区划以下的详细地址' }),
    problemCategory: codeOf(problemCategory),
    content: freeText(10_000).meta({ title: '内容摘要', description: '来电人咨询内容' }),
    attachments: attachmentIds.exactOptional(),
  })
  .meta({ title: '咨询', description: '咨询填写信息（表3）' });

/** A consultation as a platform submits it. */
export type ConsultationSubmission = z.output<typeof consultationSubmission>;
