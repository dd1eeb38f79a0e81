import type { Right } from '../user/right.ts';

type Kind = { name: string; /** One of these is needed to do the work. */ rights: readonly Right[] };

/**
 * The human tasks (工作任务) of the product: one kind = one form key = one user task of the models, with its Chinese
 * name. A closed list; a guard test holds it against the form keys of `processes/`. Old kinds stay while instances use them.
 */
export const workItemKinds = {
  'initial-review': { name: '初审', rights: ['reviewer', 'handler'] },
  'province-intake': { name: '省级受理', rights: ['handler'] },
  'city-intake': { name: '市级受理', rights: ['handler'] },
  'county-intake': { name: '县级受理', rights: ['handler'] },
  investigation: { name: '调查核实', rights: ['handler'] },
  'report-review': { name: '报告审核', rights: ['reviewer', 'supervisor'] },
  // Of an investigation; other than below, the matter may be referred here (P3.1).
  'province-review': { name: '省级审核', rights: ['reviewer', 'supervisor'] },
  'round-ruling': { name: '督办裁定', rights: ['supervisor'] },
  'consultation-answer': { name: '拟写答复', rights: ['handler'] },
  'answer-review': { name: '答复审核', rights: ['reviewer', 'supervisor'] },
  'declaration-acceptance': { name: '乡镇受理', rights: ['handler'] },
  'household-check': { name: '入户核查', rights: ['handler'] },
  'public-notice': { name: '公示', rights: ['handler'] },
  determination: { name: '审定', rights: ['handler'] },
  informing: { name: '告知当事人', rights: ['handler'] },
  'national-confirmation': { name: '国家局确认', rights: ['nationalHandler'] },
  'supervision-reply': { name: '督办回复', rights: ['handler', 'supervisor'] },
  'supervision-acceptance': { name: '督办认可', rights: ['supervisor'] },
  'feedback-rework': { name: '质检整改', rights: ['handler', 'reviewer'] },
  feedback: { name: '反馈审定', rights: ['handler', 'reviewer'] },
  // For steps that analysts insert; each says its own name in the model.
  'generic-review': { name: '通用审核', rights: ['reviewer', 'handler'] },
  'withdrawal-endorsement': { name: '市级同意退单', rights: ['handler', 'reviewer'] },
  'withdrawal-sending': { name: '省级发出退单', rights: ['handler', 'reviewer'] },
  'withdrawal-decision': { name: '国家局批复退单', rights: ['nationalHandler'] },
  'extension-endorsement': { name: '市级同意延期', rights: ['handler', 'reviewer'] },
  'extension-sending': { name: '省级发出延期', rights: ['handler', 'reviewer'] },
  'extension-decision': { name: '内部批复延期', rights: ['nationalHandler', 'reviewer'] },
} as const satisfies Record<string, Kind>;

/** A kind of human task. */
export type WorkItemKind = keyof typeof workItemKinds;

/** The tasks of a 督办单 (P5.4): beside the handling of the order. */
export const supervisionKinds: readonly WorkItemKind[] = ['supervision-reply', 'supervision-acceptance'];

export const workItemKindList = Object.keys(workItemKinds) as readonly WorkItemKind[];

/** Whether a form key is a known kind. */
export function isWorkItemKind(value: string): value is WorkItemKind {
  return Object.hasOwn(workItemKinds, value);
}
