import type { WorkItemKind } from './kinds.ts';

/** `open` waits for anyone in its unit, `claimed` is somebody's, `completed` was done, `closed` was taken away (recall, end of the order). */
export type WorkItemState = 'open' | 'claimed' | 'completed' | 'closed';

/** A human task of one order in one unit, behind it the engine's job. */
export type WorkItem = {
  id: string;
  orderId: string;
  runNo: number;
  kind: WorkItemKind;
  /** The step's own name where the kind has many, such as 法制审核; else its kind's name is shown. */
  title: string | null;
  unitId: string;
  engineId: string;
  jobKey: string;
  state: WorkItemState;
  assigneeId: string | null;
  createdAt: Date;
  claimedAt: Date | null;
  dueAt: Date | null;
};

/** Work items in one transaction. Everything but `find` expects that the order is locked. */
export type WorkItems = {
  find(workItemId: string): Promise<WorkItem | undefined>;
  /** Those of the order that still can be done (open or claimed). */
  pendingOf(orderId: string): Promise<WorkItem[]>;
  /** Moves those of the order that still can be done to the front of their inboxes. */
  urge(orderId: string): Promise<void>;
  assign(workItemId: string, userId: string, at: Date): Promise<void>;
  release(workItemId: string): Promise<void>;
  complete(workItemId: string, outcome: string, at: Date): Promise<void>;
  /** Takes items away from their units; `note` is the Chinese reason that a late reader sees. */
  close(workItemIds: readonly string[], note: string, at: Date): Promise<void>;
};
