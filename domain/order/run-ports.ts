/** The instance that runs an order's round in an engine. */
export type OrderRun = { orderId: string; runNo: number; engineId: string; processInstanceKey: string };

/** Which instance belongs to which run of an order (§3.1.4); at most one per run. */
export type OrderRuns = {
  find(orderId: string, runNo: number): Promise<OrderRun | undefined>;
  /** Registers the instance of a run. The order is locked and has none yet. */
  register(run: OrderRun, registeredAt: Date): Promise<void>;
};
