import { z } from 'zod';
import { codeOf } from '../code-list/code-list.ts';
import { decision } from '../code-list/decision.ts';
import { extensionUnit } from '../code-list/extension-unit.ts';
import { freeText } from '../shared/free-text.ts';
import { requestNo } from '../shared/identifiers.ts';
import { instant } from '../shared/instant.ts';

/**
 * 延期信息, table 9 of the scheme (12317 → 12345): we ask for a later due (P4.2). It says what the due would be, so that
 * agreeing means exactly that. Its 受理编号 stands in the envelope of every message.
 */
export const extensionRequest = z
  .strictObject({
    requestNo,
    reason: freeText(2000).meta({ title: '延期理由' }),
    amount: z.int().min(1).max(3650).meta({ title: '延期时间', description: '延长多少，单位见延期时间单位' }),
    unit: codeOf(extensionUnit, '默认 day 自然日'),
    resultingDueAt: instant.meta({ title: '延期后办结期限' }),
  })
  .meta({ title: '延期信息', description: '12317 请 12345 延长办结期限（表9）；受理编号见消息外层' });

/** 延期返回结果信息, table 5 of the scheme (12345 → 12317): how 12345 decides; otherwise as the decision on a withdrawal. */
export const extensionDecision = z
  .strictObject({
    requestNo: requestNo.exactOptional(),
    decision: codeOf(decision),
    opinion: freeText(2000).meta({ title: '批复意见', description: '12345 批复意见' }),
  })
  .meta({ title: '延期返回结果信息', description: '12345 对延期的批复（表5）；受理编号在请求地址中' });

/** An extension request on its way to a platform. */
export type ExtensionRequest = z.output<typeof extensionRequest>;
/** A platform's decision on an extension. */
export type ExtensionDecision = z.output<typeof extensionDecision>;
