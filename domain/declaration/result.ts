import { z } from 'zod';
import { codeOf } from '../code-list/code-list.ts';
import { declarationResult as declarationResultList } from '../code-list/declaration-result.ts';
import { freeText } from '../shared/free-text.ts';
import { instant } from '../shared/instant.ts';
import { staffContact } from '../shared/staff.ts';

/**
 * 自主申报结果信息, table 7 of the scheme, with the 办理结果 that the declarer waits for (P3.3): 受理人 accepted at 初审,
 * 办理人 handled. Every field is required (P8.1).
 */
export const declarationResult = z
  .strictObject({
    acceptedBy: staffContact.meta({ title: '受理人信息', description: '初审受理人的姓名、电话' }),
    acceptedAt: instant.meta({ title: '受理时间' }),
    handledBy: staffContact.meta({ title: '办理信息', description: '办理人姓名、电话' }),
    finishedAt: instant.meta({ title: '办结时间' }),
    result: codeOf(declarationResultList),
    reason: freeText(2000).meta({ title: '办理结果理由', description: '纳入或不纳入的理由' }),
  })
  .meta({ title: '自主申报结果信息', description: '自主申报的办理结果（表7，并含办理结果及理由）' });

/** The result of a declaration. */
export type DeclarationResult = z.output<typeof declarationResult>;
