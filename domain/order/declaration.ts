import { z } from 'zod';
import { codeOf } from '../code-list/code-list.ts';
import { risk } from '../code-list/risk.ts';
import { idNumber } from '../person/id-number.ts';
import { personName } from '../person/name.ts';
import { phone } from '../person/phone.ts';
import { freeText } from '../shared/free-text.ts';
import { attachmentIds } from '../shared/identifiers.ts';
import { callFields } from './call-fields.ts';
import { regionReference } from './region-reference.ts';

/** 自主申报填写信息, table 1 of the scheme. */
export const declarationSubmission = z
  .strictObject({
    ...callFields,
    name: personName.meta({ title: '姓名', description: '来电人姓名' }),
    phone: phone.meta({ title: '联系电话', description: '来电人联系电话' }),
    idNumber: idNumber.meta({ title: '身份证号', description: '来电人身份证号' }),
    region: regionReference,
    content: freeText(10_000).meta({ title: '内容', description: '反映问题具体内容' }),
    risk: codeOf(risk),
    attachments: attachmentIds.exactOptional(),
  })
  .meta({ title: '自主申报', description: '自主申报填写信息（表1）' });

/** A declaration as a platform submits it. */
export type DeclarationSubmission = z.output<typeof declarationSubmission>;
