import { z } from 'zod';
import { defineWorker } from '../runtime/define-worker.ts';
import { incident } from '../runtime/exits.ts';

/**
 * 结果异常: the default flow behind every task with outcomes. An outcome that the model has no way for is a fault of
 * model or product, and waits as an incident until an operator has looked (§3.1.7).
 */
export function createReportUnexpectedOutcomeWorker() {
  return defineWorker({
    type: 'process.reportUnexpectedOutcome',
    input: z.object({}),
    run: (_variables, job) => {
      const variable = job.customHeaders['outcomeVariable'];
      const named = typeof variable === 'string' ? `变量 ${variable}` : job.elementId;
      return Promise.resolve(incident(`上一环节的结果不在流程约定之内（${named}），请核对流程图与任务结果。`));
    },
  });
}
