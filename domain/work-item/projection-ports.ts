import type { DueName } from '../due/due-names.ts';
import type { WorkItemKind } from './kinds.ts';

/** A user-task job as it becomes a work item. Engine keys are text. */
export type ProjectedTask = {
  orderId: string;
  runNo: number;
  kind: WorkItemKind;
  title: string | null;
  unitId: string;
  /** The due that applies while the task is open (P5.2). */
  dueName: DueName | null;
  /** The process it belongs to, and the user task in its model. */
  processId: string;
  elementId: string;
  engineId: string;
  jobKey: string;
  elementInstanceKey: string;
  processInstanceKey: string;
};

/** Work items as the engine's user tasks create them; what people do with them is another port. */
export type WorkItemProjection = {
  unitExists(unitId: string): Promise<boolean>;
  /** Inserts the open item of a job; `false` when the job has its item already, whatever became of it. */
  open(task: ProjectedTask, openedAt: Date): Promise<boolean>;
};
