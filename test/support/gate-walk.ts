import { eventually } from './eventually.ts';
import { walkOrder, type OrderWalk } from './order-walk.ts';
import { callbacksOf } from './play.ts';
import type { TestProduct } from './product.ts';

type Requested = { requestNo: string };

/** Asks 12345 for a supplement at 初审 and waits until it has the request; answers the request's number. */
async function askFor(product: TestProduct, order: OrderWalk): Promise<string> {
  await order.act('initial-review', 'supplement-request', { reason: '请补充被投诉单位名称。' });
  const envelope = await eventually('the request at 12345', () => callbacksOf(product, order.acceptanceNo).find(({ kind }) => kind === 'supplementRequested')?.envelope);
  return (envelope as { data: Requested }).data.requestNo;
}

const timesAsked = (product: TestProduct, order: OrderWalk) => callbacksOf(product, order.acceptanceNo).filter(({ kind }) => kind === 'supplementRequested').length;

/** 补正 answered by 12345: back to 初审 with the reply, and on to the end (P3.1). */
export async function walkAnsweredSupplement(product: TestProduct, caseId: string): Promise<OrderWalk> {
  const order = await walkOrder(product, caseId);
  const requestNo = await askFor(product, order);
  const answer = await order.tell('supplement', { requestNo });
  if (answer.httpStatus !== 201) throw new Error(JSON.stringify(answer.body));
  await order.pending('initial-review');
  return order;
}

/** 补正 reminded and never answered: back to 初审 in the end, while the clock moves. */
export async function walkSilentSupplement(product: TestProduct, caseId: string): Promise<OrderWalk> {
  const order = await walkOrder(product, caseId);
  await askFor(product, order);
  const request = () => product.database('supplement_request').where('order_id', order.orderId).first<{ remind_at: Date; reply_by: Date; state: string }>();
  const { remind_at, reply_by } = await request();
  // The receipt has to reach the diagram first: only then does its timer run.
  await eventually('the receipt to be sent on', () =>
    product.database('engine_command').where({ order_id: order.orderId, name: 'delivery.acknowledged' }).whereNot('state', 'pending').first<object | undefined>('id'),
  );
  await product.advance(remind_at.getTime() - Date.now() + 60_000);
  await eventually('the reminder at 12345', () => timesAsked(product, order) === 2);
  await product.advance(reply_by.getTime() - remind_at.getTime());
  await eventually('the wait to be over', async () => (await request()).state === 'timed_out');
  await order.pending('initial-review');
  return order;
}

/** Informs with a phone number in what the public will read, so that the quality gate blocks the feedback (P3.6). */
export async function walkToRework(product: TestProduct, caseId: string): Promise<OrderWalk> {
  const order = await walkOrder(product, caseId);
  const { created_at } = await order.until('informing');
  const informedAt = created_at.toISOString();
  const attempt = { informedParty: 'reporter', method: 'phone', reached: true, informedAt, summary: '已拨打13912345678告知本人。' };
  await order.act('informing', 'informing-attempts', attempt);
  await order.act('informing', 'informing', {});
  await order.pending('feedback-rework');
  return order;
}

/** Answers with a phone number, so that the quality gate blocks what is not from 12345 as well (P3.6); plays until the task of mending it. */
export async function answerToRework(order: OrderWalk, unitId?: string): Promise<void> {
  await order.until('consultation-answer');
  await order.act('consultation-answer', 'answer', { answer: '请拨打13912345678咨询村干部。' });
  await order.until('feedback-rework', unitId);
}

/** Words one order anew, in vain and then well, and sends the other back to handling. */
export async function walkRework(worded: OrderWalk, returned: OrderWalk): Promise<void> {
  await worded.act('feedback-rework', 'feedback-wording', { wording: '已拨打13912345678告知。' });
  await worded.pending('feedback-rework');
  await worded.act('feedback-rework', 'feedback-wording', { wording: '已将结果告知当事人。' });
  await worded.pending('feedback');
  await returned.act('feedback-rework', 'feedback-return', { reason: '结论依据不足。' });
  await returned.pending('province-intake');
}
