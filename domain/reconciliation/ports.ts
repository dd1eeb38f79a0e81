/** A message that was published and that no worker has consumed for too long. */
export type UnconsumedMessage = { commandId: string; orderId: string; runNo: number; name: string; isStart: boolean };

/** An open order and its instance. */
export type RunningOrder = { orderId: string; runNo: number; processInstanceKey: string };

/** An open work item and the job behind it. */
export type OpenTask = { workItemId: string; orderId: string; jobKey: string };

/**
 * What may have come apart between PostgreSQL and the engine (§3.1). Reads without locks: each finding is looked at again
 * under its order's lock before anything is done. Pages follow a cursor, so that a large stock is gone through bit by bit.
 */
export type ReconciliationFindings = {
  /** Published longer ago than a minute, twice as long with each further try, at most an hour. */
  unconsumedMessages(limit: number): Promise<UnconsumedMessage[]>;
  /** Open orders accepted before `acceptedBefore` whose run has no instance. */
  ordersWithoutInstance(acceptedBefore: Date, limit: number): Promise<{ orderId: string; runNo: number }[]>;
  /** Open orders with an instance in this engine, by order id after `afterOrderId`. */
  runningOrders(engineId: string, afterOrderId: string, limit: number): Promise<RunningOrder[]>;
  /** Open work items of this engine, by id after `afterItemId`. */
  openTasks(engineId: string, afterItemId: string, limit: number): Promise<OpenTask[]>;
  /** Open orders whose instance is in another engine's data: recovery's case, nothing here can repair them. */
  countForeignRuns(engineId: string): Promise<number>;
};

/** Alarms that were raised before, in one transaction. */
export type RaisedAlarms = {
  /** Whether this alarm about this subject of the order is in the audit trail already. */
  wasRaised(orderId: string, action: string, subject: string): Promise<boolean>;
};
