import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { orderSearchPage } from '../api/contract/workbench/orders.ts';
import { WorkbenchRefusal, type Desk, type Office } from './desk.ts';
import { playItem, type Manner, type PendingItem, type PlayedStep } from './play-item.ts';
import { loginOf } from './way-down.ts';

/** What the handlers need of an order's page. */
const orderPageSchema = z.looseObject({
  order: z.looseObject({ status: z.string() }),
  history: z.looseObject({
    workItems: z.array(z.looseObject({ id: z.string(), kind: z.string(), state: z.string(), unitId: z.string(), assigneeId: z.string().nullable() })),
  }),
});

const endedStatuses = ['completed', 'withdrawn', 'cancelled', 'answered_on_call', 'not_accepted', 'closed_by_operator'];

/** How an order came to its end, with everything that was done for it. */
export type PlayedOrder = {
  acceptanceNo: string;
  orderId: string;
  status: string;
  steps: PlayedStep[];
  /** Units with work on it when playing stopped. */
  pendingUnits: string[];
};

/** How to play, and how long to wait for an order's end altogether. */
export type PlayOptions = {
  manner?: Manner;
  timeoutMs?: number;
  pollMs?: number;
  onStep?: (step: PlayedStep, acceptanceNo: string) => void;
  /** Stops, without an error, as soon as it answers true for a status or a pending kind of work. */
  until?: (state: { status: string; pendingKinds: string[] }) => boolean;
};

/** Refusals that pass: somebody else was quicker, or the page is a moment behind. */
const passing = ['work-item-closed', 'work-item-claimed', 'work-item-not-claimed', 'order-state-conflict', 'database-unavailable'];

async function provinceDesk(office: Office, acceptanceNo: string): Promise<Desk> {
  const login = loginOf(`${acceptanceNo.slice(5, 7)}0000000000`, 'handler');
  const desk = await office.desk(login);
  if (!desk) throw new Error(`无法以 ${login} 登录工作台`);
  return desk;
}

async function findOrder(desk: Desk, acceptanceNo: string): Promise<string> {
  const page = orderSearchPage.parse(await desk.ask('POST', '/orders/search', { acceptanceNo }));
  const [order] = page.orders;
  if (!order) throw new Error(`${acceptanceNo} 不在 ${desk.login} 的权限范围内`);
  return order.id;
}

async function readState(desk: Desk, orderId: string) {
  const { order, history } = orderPageSchema.parse(await desk.ask('GET', `/orders/${orderId}`));
  return { status: order.status, pending: history.workItems.filter(({ state }) => state === 'open' || state === 'claimed') };
}

/** Does one item; undefined where it passed to somebody else meanwhile. */
async function playPending(office: Office, acceptanceNo: string, item: PendingItem, manner: Manner): Promise<PlayedStep | undefined> {
  try {
    return await playItem(office, item, manner);
  } catch (error) {
    if (error instanceof WorkbenchRefusal && passing.includes(error.code)) return undefined;
    const reason = error instanceof Error ? error.message : '';
    throw new Error(`${acceptanceNo} 的“${item.kind}”（${item.unitId}）未能办理：${reason}`, { cause: error });
  }
}

const lateError = (acceptanceNo: string, status: string, pendingKinds: readonly string[]) =>
  new Error(`${acceptanceNo} 未在规定时间内办结，停在 ${status}（${pendingKinds.join('、') || '无待办'}）`);

/** Does all that is pending now; a report is sent back once at most, its second round is approved. */
async function playPass(office: Office, acceptanceNo: string, pending: readonly PendingItem[], manner: Manner, sofar: readonly PlayedStep[]) {
  const steps: PlayedStep[] = [];
  for (const item of pending) {
    const sendBack = (manner.sendBack ?? false) && ![...sofar, ...steps].some(({ act }) => act === '审核退回');
    const step = await playPending(office, acceptanceNo, item, { ...manner, sendBack });
    if (step) steps.push(step);
  }
  return steps;
}

/**
 * Plays everyone of 12317 who has to do with an order until it has ended (P3): 初审, delegation down as far as its region
 * tells and people are there, work by type, review level by level, informing, feedback; then waits for 12345's receipt.
 * Throws when the time is over or an act is refused for good, saying where the order stood.
 */
export async function playOrderToEnd(office: Office, acceptanceNo: string, options: PlayOptions = {}): Promise<PlayedOrder> {
  const { manner = {}, timeoutMs = 120_000, pollMs = 200, onStep, until = () => false } = options;
  const desk = await provinceDesk(office, acceptanceNo);
  const orderId = await findOrder(desk, acceptanceNo);
  const steps: PlayedStep[] = [];
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const { status, pending } = await readState(desk, orderId);
    const pendingKinds = pending.map(({ kind }) => kind);
    if (endedStatuses.includes(status) || until({ status, pendingKinds })) return { acceptanceNo, orderId, status, steps, pendingUnits: pending.map(({ unitId }) => unitId) };
    if (Date.now() > deadline) throw lateError(acceptanceNo, status, pendingKinds);
    for (const step of await playPass(office, acceptanceNo, pending, manner, steps)) {
      steps.push(step);
      onStep?.(step, acceptanceNo);
    }
    await pause(pollMs);
  }
}

/** Plays several orders side by side; those that could not be brought to an end come back with the reason. */
export async function playOrders(
  office: Office,
  acceptanceNos: readonly string[],
  options: Omit<PlayOptions, 'manner'> & {
    concurrency?: number;
    mannerOf?: (acceptanceNo: string) => Manner;
    onEnded?: (acceptanceNo: string) => void;
  } = {},
): Promise<{ played: PlayedOrder[]; failed: { acceptanceNo: string; reason: string }[] }> {
  const { concurrency = 6, mannerOf, onEnded, ...play } = options;
  const played: PlayedOrder[] = [];
  const failed: { acceptanceNo: string; reason: string }[] = [];
  const queue = acceptanceNos.values();
  const lane = async () => {
    for (const acceptanceNo of queue) {
      const manner = mannerOf?.(acceptanceNo) ?? {};
      await playOrderToEnd(office, acceptanceNo, { ...play, manner }).then(
        (order) => played.push(order),
        (error: unknown) => failed.push({ acceptanceNo, reason: error instanceof Error ? error.message : '未知错误' }),
      );
      onEnded?.(acceptanceNo);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  return { played, failed };
}
