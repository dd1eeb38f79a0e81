import { readCredentials } from '../../simulator/credentials.ts';
import { createPlatformClient, type PlatformAnswer, type PlatformClient } from '../../simulator/platform-client.ts';
import { playOrderToEnd, type PlayedOrder } from '../../simulator/play-handlers.ts';
import type { Manner } from '../../simulator/play-item.ts';
import { sendMessage, type MessageCommand, type MessageDetails } from '../../simulator/send-message.ts';
import { sendDecision, type Decision, type RequestKind } from '../../simulator/send-decision.ts';
import { loginOf } from '../../simulator/way-down.ts';
import { eventually } from './eventually.ts';
import { pushOne } from './play.ts';
import type { TestProduct } from './product.ts';

type Role = Parameters<typeof loginOf>[1];
type ItemRow = { id: string; unit_id: string; process_instance_key: string; assignee_id: string | null; created_at: Date };

/** One order walked step by step by its people; what a test doesn't do itself is played. */
export type OrderWalk = {
  acceptanceNo: string;
  orderId: string;
  /** Plays until an item of this kind is pending, optionally at this unit. */
  until(kind: string, unitId?: string): Promise<ItemRow>;
  /** Waits for an item of this kind without doing anything. */
  pending(kind: string, unitId?: string): Promise<ItemRow>;
  /** Does the pending item of a kind in a way of the test's own. */
  act(kind: string, path: string, body: object, role?: Role): Promise<void>;
  /** Takes the order back as the unit's handler. */
  recall(unitId: string): Promise<void>;
  /** Undoes its 并单 as the province's handler. */
  unlink(): Promise<void>;
  /** Says something about the order as its 12345. */
  tell(command: MessageCommand, details?: MessageDetails): Promise<PlatformAnswer>;
  /** Answers a request as its 12345. */
  decide(kind: RequestKind, decision: Decision): Promise<PlatformAnswer>;
  /** Ends the order as the province's operator. */
  close(): Promise<void>;
  /** Plays until the order has ended. */
  finish(manner?: Manner): Promise<PlayedOrder>;
};

/** Pushes a case, with changes where given, and gives its order into the test's hands. */
export async function walkOrder(product: TestProduct, caseId: string, change: Record<string, unknown> = {}): Promise<OrderWalk> {
  const acceptanceNo = await pushOne(product, caseId, change);
  const row = await product.database('work_order').where('acceptance_no', acceptanceNo).first<{ id: string }>('id');
  return walkOf(product, { orderId: row.id, acceptanceNo });
}

/** Gives an order that is there already into the test's hands. */
export function walkOf(product: TestProduct, { orderId, acceptanceNo }: { orderId: string; acceptanceNo: string }): OrderWalk {
  const find = (kind: string, unitId?: string) =>
    product.database('work_item')
      .where({ order_id: orderId, kind, ...(unitId === undefined ? {} : { unit_id: unitId }) })
      .whereIn('state', ['open', 'claimed'])
      .first<ItemRow | undefined>('id', 'unit_id', 'process_instance_key', 'assignee_id', 'created_at');
  const pending = (kind: string, unitId?: string) => eventually(`${kind} of ${acceptanceNo}`, () => find(kind, unitId), 30_000);
  const deskOf = async (login: string) => {
    const desk = await product.office.desk(login);
    if (!desk) throw new Error(`nobody logs in as ${login}`);
    return desk;
  };
  const asPlatform = async (send: (client: PlatformClient) => Promise<PlatformAnswer>) => {
    const platform = (await readCredentials(product.credentialsPath)).find(({ provinceCode }) => provinceCode.startsWith(acceptanceNo.slice(5, 7)));
    if (!platform) throw new Error(`no platform for ${acceptanceNo}`);
    const client = createPlatformClient(product.apiUrl, platform, { connections: 1 });
    return send(client).finally(() => client.close());
  };
  return {
    acceptanceNo,
    orderId,
    pending,
    until: async (kind, unitId) => {
      await playOrderToEnd(product.office, acceptanceNo, { timeoutMs: 60_000, pollMs: 50, until: ({ pendingKinds }) => pendingKinds.includes(kind) });
      return pending(kind, unitId);
    },
    act: async (kind, path, body, role = 'handler') => {
      const item = await pending(kind);
      const desk = await deskOf(loginOf(item.unit_id, role));
      if (item.assignee_id !== desk.user.id) await desk.ask('POST', `/work-items/${item.id}/claim`, {});
      await desk.ask('POST', `/work-items/${item.id}/${path}`, body);
    },
    recall: async (unitId) => {
      const desk = await deskOf(loginOf(unitId, 'handler'));
      await desk.ask('POST', `/orders/${orderId}/recall`, { reason: '由本级另行安排办理。' });
    },
    unlink: async () => {
      const desk = await deskOf(`${acceptanceNo.slice(5, 7)}0000-handler`);
      await desk.ask('POST', `/orders/${orderId}/unlinking`, { reason: '并非同一件事。' });
    },
    tell: (command, details) => asPlatform((client) => sendMessage(client, command, acceptanceNo, details)),
    decide: (kind, decision) => asPlatform((client) => sendDecision(client, kind, acceptanceNo, decision)),
    close: async () => {
      const desk = await deskOf(`${acceptanceNo.slice(5, 7)}0000-operator`);
      await desk.ask('POST', `/orders/${orderId}/closing`, { reason: '重复提交，不再办理。' });
    },
    finish: (manner = {}) => playOrderToEnd(product.office, acceptanceNo, { timeoutMs: 60_000, pollMs: 50, manner }),
  };
}
