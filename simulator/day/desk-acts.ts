import { WorkbenchRefusal, type Desk, type Office } from '../desk.ts';
import { loginOf } from '../way-down.ts';

/** What people of 12317 do with an order of their own accord, beside its pending work. */
export type DeskAct = 'askWithdrawal' | 'askExtension' | 'supervise' | 'close';

/** An answer of 12317's workbench: a refusal is one too (no due yet, limit reached, too late, ended). */
export type DeskAnswer = { httpStatus: number; code: string | null };

type ActRule = { path: string; role: string; body: (now: Date) => Record<string, unknown> };

const dayMs = 86_400_000;
const chinaDay = (moment: Date) => new Date(moment.getTime() + dayMs / 3).toISOString().slice(0, 10);

const rules: Readonly<Record<DeskAct, ActRule>> = {
  askWithdrawal: { path: 'withdrawal-requests', role: 'handler', body: () => ({ reason: '经核对，反映事项不属于12317职责范围，请收回。' }) },
  askExtension: { path: 'extension-requests', role: 'handler', body: () => ({ reason: '须等待鉴定结论，申请延长办理时间。', amount: 5, unit: 'day' }) },
  // The business clock is ahead of ours by as much as the day has gone.
  supervise: { path: 'supervisions', role: 'supervisor', body: (now) => ({ demand: '请说明办理进展和预计办结时间。', replyBy: chinaDay(new Date(now.getTime() + 20 * dayMs)) }) },
  close: { path: 'closing', role: 'operator', body: () => ({ reason: '与在办工单重复，另单办理。' }) },
};

/** Whether a word of the plan is one of them. */
export const isDeskAct = (word: string): word is DeskAct => Object.hasOwn(rules, word);

/** Does it as somebody of the province, or of `unitId` where that is given; throws only where nobody is there. */
export async function doAtDesk(office: Office, order: { acceptanceNo: string; orderId: string; unitId?: string | undefined }, act: DeskAct): Promise<DeskAnswer> {
  const { path, role, body } = rules[act];
  const province = `${order.acceptanceNo.slice(5, 7)}0000000000`;
  const login = role === 'handler' ? loginOf(order.unitId ?? province, 'handler') : `${province.slice(0, 6)}-${role}`;
  const desk = await office.desk(login);
  if (!desk) throw new Error(`没有 ${login} 这名用户`);
  return answerOf(desk.ask('POST', `/orders/${order.orderId}/${path}`, body(new Date())));
}

async function answerOf(asked: ReturnType<Desk['ask']>): Promise<DeskAnswer> {
  try {
    await asked;
    return { httpStatus: 201, code: null };
  } catch (error) {
    if (!(error instanceof WorkbenchRefusal)) throw error;
    return { httpStatus: error.status, code: error.code };
  }
}
