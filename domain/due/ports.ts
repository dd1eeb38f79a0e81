import type { CardInstants, CardPolicy } from '../calendar/due-cards.ts';
import type { DueExplanation } from '../calendar/explanation.ts';
import type { DueName } from './due-names.ts';
import type { Counting, DueTerms } from './terms.ts';

/** The cards of a due, in their order (P5.4). */
export const dueCardNames = { yellow: '黄牌', red: '红牌', escalation: '升级' } as const;
export type DueCard = keyof typeof dueCardNames;

/** One due of an order: 12345's, or an inner one of a unit. */
export type OrderDue = {
  id: string;
  orderId: string;
  runNo: number;
  name: DueName;
  /** The unit whose clock it is; null for 12345's due. */
  unitId: string | null;
  /** The delegation by which the unit holds the order; a new one brings a new clock. */
  delegationId: string | null;
  startsAt: Date;
  dueAt: Date;
  state: 'open' | 'closed';
  terms: DueTerms;
  explanation: DueExplanation;
  cards: CardInstants;
  /** Whether a `deadline` instance runs for it, or is about to. */
  isTimed: boolean;
  /** Since when the clock stands still, and why (only by setting, P5.3). */
  paused: { at: string; reason: string } | null;
};

/** A due with what a page shows beside it. */
export type ShownDue = OrderDue & { unitName: string | null; closedAt: Date | null; fired: { card: DueCard; dueAt: Date; firedAt: Date }[] };

/** The columns that change after a due was set. */
export type DueUpdate = Partial<Pick<OrderDue, 'dueAt' | 'state' | 'terms' | 'explanation' | 'cards' | 'isTimed' | 'paused'>> & { closedAt?: Date | null };

/** Dues in one transaction; the order is locked. */
export type Dues = {
  /** Inserts a due and returns its new id. */
  insert(due: Omit<OrderDue, 'id'>): Promise<string>;
  update(dueId: string, change: DueUpdate): Promise<void>;
  find(dueId: string): Promise<OrderDue | undefined>;
  /** The open dues of an order's round, by due time. */
  openOf(orderId: string, runNo: number): Promise<OrderDue[]>;
  /** The last due of this name of each unit in a round, open or closed. */
  lastOf(orderId: string, runNo: number, name: DueName): Promise<OrderDue[]>;
  /** All dues of an order, open ones and the latest round first. */
  shownOf(orderId: string): Promise<ShownDue[]>;
  /** Orders with an open due that was counted through a year that wasn't published, by another state of the calendar than `version`. */
  provisionalOrders(version: string, limit: number): Promise<string[]>;
  /** Lets every pending work item of the order show the earliest open due of the name it was opened with. */
  showOnItems(orderId: string): Promise<void>;
  /** Records a card once per due and due time; `false` where it was recorded already. */
  recordCard(card: { dueId: string; card: DueCard; dueAt: Date; firedAt: Date }): Promise<boolean>;
  /** Whether a 延期 request that the province sent off before `orderDueAt` waits for its answer, in 12345's hands already or not (P4.2). */
  hasExtensionSent(orderId: string, orderDueAt: Date): Promise<boolean>;
};

/** How a province counts its days, and when its clocks warn. */
export type ProvinceTime = Counting & { readonly policy: CardPolicy };

/** The working calendars of the provinces, with what they have set (P5.1). */
export type ProvinceCalendars = { ofProvince(provinceUnitId: string): Promise<ProvinceTime> };
