import { z } from 'zod';
import { codeOf } from '../code-list/code-list.ts';
import { decision } from '../code-list/decision.ts';
import { freeText } from '../shared/free-text.ts';
import { requestNo } from '../shared/identifiers.ts';

/**
 * 退单信息, table 8 of the scheme (12317 → 12345): we ask 12345 to take the order back (P4.1). Its 受理编号 stands in the
 * envelope of every message.
 */
export const withdrawalRequest = z
  .strictObject({
    requestNo,
    reason: freeText(2000).meta({ title: '退单理由' }),
  })
  .meta({ title: '退单信息', description: '12317 请 12345 收回工单（表8）；受理编号见消息外层' });

/**
 * 退单返回结果信息, table 4 of the scheme (12345 → 12317): how 12345 decides. Its 受理编号 is the address it is sent to.
 * Without a request number the decision belongs to the one sent request of its kind (P4.3).
 */
export const withdrawalDecision = z
  .strictObject({
    requestNo: requestNo.exactOptional(),
    decision: codeOf(decision),
    opinion: freeText(2000).meta({ title: '批复意见', description: '12345 批复意见' }),
  })
  .meta({ title: '退单返回结果信息', description: '12345 对退单的批复（表4）；受理编号在请求地址中' });

/** A withdrawal request on its way to a platform. */
export type WithdrawalRequest = z.output<typeof withdrawalRequest>;
/** A platform's decision on a withdrawal. */
export type WithdrawalDecision = z.output<typeof withdrawalDecision>;
