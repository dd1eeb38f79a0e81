import { z } from 'zod';
import { workItemKindList, workItemKinds, type WorkItemKind } from './kinds.ts';

export { workItemKinds, type WorkItemKind };

const spelledOut = workItemKindList.map((kind) => `${kind} ${workItemKinds[kind].name}`).join('、');

/** A kind of human task. */
export const workItemKind = z
  .enum(workItemKindList as [WorkItemKind, ...WorkItemKind[]], { error: `不在任务类型之内；允许：${spelledOut}。` })
  .meta({ title: '任务类型', description: spelledOut });
