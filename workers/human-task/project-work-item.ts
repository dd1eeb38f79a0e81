import { z } from 'zod';
import { isDueName } from '../../domain/due/due-names.ts';
import { startInnerDue, type StartInnerDuePorts, type StartInnerDueRepositories } from '../../domain/due/start-inner-due.ts';
import type { Clock } from '../../domain/shared/clock.ts';
import { DomainError } from '../../domain/shared/domain-error.ts';
import type { InTransaction } from '../../domain/shared/in-transaction.ts';
import { isWorkItemKind } from '../../domain/work-item/kinds.ts';
import { projectWorkItem, type ProjectWorkItemRepositories } from '../../domain/work-item/project-work-item.ts';
import { orderRunVariables } from '../order/order-variables.ts';
import { defineWorker } from '../runtime/define-worker.ts';
import { incident, leave, wait } from '../runtime/exits.ts';

/** The job type that Zeebe gives every job-worker user task. */
export const userTaskJobType = 'io.camunda.zeebe:userTask';

const dayMs = 86_400_000;

/** How long a projected task's job stays away from the projector; then it comes again and heals a lost row. */
export const userTaskTimeoutMs = 30 * dayMs;

/** When a task comes again whose clock could not be started, in milliseconds. */
export const clockRetryMs = 60_000;

const jsonArray = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});

/** What the engine made of the task's form definition and assignment. One task belongs to exactly one unit. */
const headers = z.object({
  'io.camunda.zeebe:formKey': z.string(),
  'io.camunda.zeebe:candidateGroups': jsonArray.pipe(z.tuple([z.string().min(1)])),
  /** The due that applies while the task is open; an analyst's own task may have none. */
  due: z.string().refine(isDueName).optional(),
  /** The step's own name, of steps that share a form. */
  title: z.string().min(1).max(60).optional(),
});

/**
 * Shows a user task to people: one work item per job, which a person's decision completes later by key (§3.2), and starts
 * the unit's clock for it (P5.3). Both put themselves right with each delivery.
 */
export function createProjectWorkItemWorker(ports: {
  inTransaction: InTransaction<ProjectWorkItemRepositories & StartInnerDueRepositories>;
  clock: Clock;
  engine: StartInnerDuePorts['engine'];
}) {
  return defineWorker({
    type: userTaskJobType,
    input: orderRunVariables,
    heals: true,
    run: async (variables, job) => {
      const read = headers.safeParse(job.customHeaders);
      if (!read.success) return incident(`任务定义不符合约定：${read.error.issues.map((issue) => issue.path.join('.')).join('、')}`);
      const kind = read.data['io.camunda.zeebe:formKey'];
      if (!isWorkItemKind(kind)) return incident(`未知的任务种类：${kind}`);
      const [unitId] = read.data['io.camunda.zeebe:candidateGroups'];
      const { processId, elementId, engineId, jobKey, elementInstanceKey, processInstanceKey } = job;
      const engineKeys = { processId, elementId, engineId, jobKey, elementInstanceKey, processInstanceKey };
      const name = read.data.due;
      const result = await projectWorkItem(ports, { ...variables, kind, title: read.data.title ?? null, unitId, dueName: name ?? null, ...engineKeys });
      if (result === 'orderEnded') return leave();
      const isInner = name !== undefined && name !== 'order' && name !== 'supervision';
      const hasClock = !isInner || (await isClockStarted(startInnerDue(ports, { ...variables, unitId, name })));
      return wait(hasClock ? userTaskTimeoutMs : clockRetryMs);
    },
  });
}

/**
 * Whether the unit's clock could be started. People see the task already and may complete it, which a failed job would
 * refuse: while the engine is too busy for its tables the job waits, and comes again for its clock.
 */
async function isClockStarted(starting: Promise<void>): Promise<boolean> {
  try {
    await starting;
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'engine-unavailable') return false;
    throw error;
  }
}
