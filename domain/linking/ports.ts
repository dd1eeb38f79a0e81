/**
 * How a 并单 stands: `following` waits for the main order, `result_taken` has its result; `undone` by the province,
 * `main_ended` without a result, `voided` because the linked order itself ended.
 */
export type LinkState = 'following' | 'result_taken' | 'undone' | 'main_ended' | 'voided';

/** An order that follows a main one in one of its rounds (P1.7). */
export type OrderLink = {
  id: string;
  orderId: string;
  runNo: number;
  mainOrderId: string;
  /** The round of the main order whose result was taken. */
  mainRunNo: number | null;
  state: LinkState;
  linkedBy: string;
  linkedAt: Date;
  /** Why the two are one matter; kept encrypted. */
  reason: string;
};

/** How a 并单 ends; `reason` is what a person wrote, kept encrypted. */
export type LinkEnd = { as: Exclude<LinkState, 'following'>; at: Date; mainRunNo?: number; byUserId?: string; reason?: string };

/** 并单 in one transaction; the linked order is locked where one is written. */
export type OrderLinks = {
  /** Lets nobody else of the province link until the transaction ends: two people may choose each other's order. */
  serialise(provinceUnitId: string): Promise<void>;
  add(link: Omit<OrderLink, 'state' | 'mainRunNo'>): Promise<void>;
  find(id: string): Promise<OrderLink | undefined>;
  /** The one by which an order waits for a main one, in whatever round. */
  followingOf(orderId: string): Promise<OrderLink | undefined>;
  /** The one by which an order follows, or took the result of, a main one in this round. */
  ofRun(orderId: string, runNo: number): Promise<OrderLink | undefined>;
  /** Those that wait for this main order, by the linked order's id. */
  followersOf(mainOrderId: string): Promise<OrderLink[]>;
  end(id: string, end: LinkEnd): Promise<void>;
};
