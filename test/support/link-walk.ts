import { callbacksOf } from './play.ts';
import { walkOrder, type OrderWalk } from './order-walk.ts';
import type { TestProduct } from './product.ts';

/** Pushes a case twice, and lets the second order follow the first at 初审 (P1.7). */
async function walkToLink(product: TestProduct, caseId: string): Promise<{ main: OrderWalk; follower: OrderWalk }> {
  const main = await walkOrder(product, caseId);
  const follower = await walkOrder(product, caseId);
  await follower.act('initial-review', 'linking', { mainOrderId: main.orderId, reason: '同一人反映同一件事。' });
  return { main, follower };
}

/** A main order is done, and the one that follows it informs its own person and sends a result of its own; answers how many results 12345 has of each. */
export async function walkLinked(product: TestProduct, caseId: string): Promise<{ kinds: string[]; results: number[] }> {
  const { main, follower } = await walkToLink(product, caseId);
  await main.finish();
  await follower.pending('informing');
  const { steps } = await follower.finish();
  const resultsOf = ({ acceptanceNo }: OrderWalk) => callbacksOf(product, acceptanceNo).filter(({ kind, surprises }) => kind === 'result' && surprises.length === 0);
  return { kinds: steps.map(({ kind }) => kind), results: [main, follower].map((order) => resultsOf(order).length) };
}

/** Two orders come back to 初审: 12345 takes the main one back, and the province undoes the other. */
export async function walkUnlinked(product: TestProduct, caseId: string): Promise<OrderWalk[]> {
  const left = await walkToLink(product, caseId);
  await left.main.tell('cancel');
  await left.follower.pending('initial-review');
  const undone = await walkToLink(product, caseId);
  await undone.follower.unlink();
  await undone.follower.pending('initial-review');
  return [left.follower, undone.follower, undone.main];
}
