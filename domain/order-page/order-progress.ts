import type { WorkItemKind } from '../work-item/kinds.ts';

/** How far an order has come: the pending task whose due comes first with who has it, none when nothing waits; how often it was urged. */
export type OrderProgress = {
  reminders: number;
  task: { kind: WorkItemKind; title: string | null; unitName: string; dueAt: Date | null; assigneeName: string | null } | null;
};

/** Progress of several orders at once. */
export type OrderProgressSource = { of(orderIds: readonly string[]): Promise<ReadonlyMap<string, OrderProgress>> };
