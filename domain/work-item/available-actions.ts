import { mayReassign, mayWork } from '../access/authorise.ts';
import type { AccessFacts } from '../access/facts.ts';
import { handBackKinds, hasUpper } from '../handling/hand-back-order.ts';
import { isHeldAtProvince } from '../handling/delegation-rules.ts';
import { isReferable } from '../referral/referral-rules.ts';
import { negotiationItems, negotiationKinds } from '../negotiation/kind.ts';
import type { OrderRouting } from '../order/ports.ts';
import { hasEnded } from '../order/status.ts';
import type { User } from '../user/user.ts';
import type { WorkItemKind } from './kinds.ts';
import type { WorkItem } from './ports.ts';

/** Everything that can be done with a work item; pages show exactly what `itemActions` returns. */
export const itemActionNames = {
  claim: '签收',
  release: '退回待办',
  reassign: '改派',
  acceptInitialReview: '初审通过',
  askSupplement: '请12345补正',
  linkOrder: '并单',
  handle: '自行办理',
  delegate: '转办',
  handBack: '退回上级',
  referCase: '移送纪检监察',
  saveInvestigation: '保存调查核实',
  submitReport: '提交报告',
  approve: '审核通过',
  sendBack: '审核退回',
  rule: '督办裁定',
  saveAnswer: '保存答复',
  submitAnswer: '提交答复',
  recordStep: '登记办理步骤',
  recordAttempt: '登记告知',
  confirmInformed: '确认已告知',
  confirmResult: '国家局确认',
  declineOrder: '不予受理',
  approveFeedback: '反馈审定',
  submitGenericReview: '提交审核意见',
  endorseRequest: '同意或不同意申请',
  releaseRequest: '发出申请',
  decideRequest: '批复申请',
  replyToSupervision: '提交督办回复',
  decideReply: '督办认可',
  correctWording: '修改对外表述',
  returnFeedback: '退回办理',
} as const;

export type ItemAction = keyof typeof itemActionNames;

/** What completes or advances an item of each kind, beside handing it back. */
const kindActions: Record<WorkItemKind, readonly ItemAction[]> = {
  'initial-review': ['acceptInitialReview', 'askSupplement', 'linkOrder'],
  'province-intake': ['handle', 'delegate', 'referCase'],
  'city-intake': ['handle', 'delegate'],
  'county-intake': ['handle'],
  investigation: ['saveInvestigation', 'submitReport', 'referCase'],
  'report-review': ['approve', 'sendBack'],
  'province-review': ['approve', 'sendBack', 'referCase'],
  'round-ruling': ['rule'],
  'consultation-answer': ['saveAnswer', 'submitAnswer'],
  'answer-review': ['approve', 'sendBack'],
  'declaration-acceptance': ['recordStep'],
  'household-check': ['recordStep'],
  'public-notice': ['recordStep'],
  determination: ['recordStep'],
  informing: ['recordAttempt', 'confirmInformed'],
  'national-confirmation': ['confirmResult'],
  'supervision-reply': ['replyToSupervision'],
  'supervision-acceptance': ['decideReply'],
  feedback: ['approveFeedback'],
  'generic-review': ['submitGenericReview'],
  'withdrawal-endorsement': ['endorseRequest'],
  'withdrawal-sending': ['releaseRequest'],
  'withdrawal-decision': ['decideRequest'],
  'extension-endorsement': ['endorseRequest'],
  'extension-sending': ['releaseRequest'],
  'extension-decision': ['decideRequest'],
  'feedback-rework': ['correctWording', 'returnFeedback'],
};

type ItemFacts = Pick<WorkItem, 'kind' | 'state' | 'unitId' | 'assigneeId'>;

/**
 * What the user may do with an item now, by the very rules the use cases check. Sending off one's own 退单 or 延期 is for
 * somebody else (P4.1), `isOwnRequest`. What depends on more facts (a submitted report, own authorship, the limit of
 * returns) is still refused by the act itself, with its reason.
 */
export function itemActions(
  user: User,
  item: ItemFacts,
  order: Pick<OrderRouting, 'status' | 'source' | 'platformId' | 'type' | 'problemCategory' | 'flags' | 'handlingUnitId' | 'provinceUnitId'>,
  facts: AccessFacts,
  isOwnRequest = false,
): ItemAction[] {
  if (!isPending(item, order)) return [];
  const supervises = mayReassign(user, item, facts);
  const works = mayWork(user, item, facts) && !sendsOwn(item, isOwnRequest);
  const isMine = item.assigneeId === user.id;
  return [
    ...(works && item.state === 'open' ? (['claim'] as const) : []),
    ...(item.state === 'claimed' && (isMine || supervises) ? (['release'] as const) : []),
    ...(supervises ? (['reassign'] as const) : []),
    ...(works && isMine ? workActions(item, order, facts) : []),
  ];
}

const isPending = ({ state }: ItemFacts, { status }: Pick<OrderRouting, 'status'>): boolean => !hasEnded(status) && (state === 'open' || state === 'claimed');

/** Nobody sends off what they asked for (P4.1). */
const sendsOwn = ({ kind }: ItemFacts, isOwnRequest: boolean): boolean => isOwnRequest && isSending(kind);

const sendingKinds: readonly WorkItemKind[] = negotiationKinds.map((kind) => negotiationItems[kind].sending);

/** Whether this task lets a request go out, which its asker may not do. */
export const isSending = (kind: WorkItemKind): boolean => sendingKinds.includes(kind);

function workActions(
  item: ItemFacts,
  order: Pick<OrderRouting, 'source' | 'platformId' | 'type' | 'problemCategory' | 'flags' | 'handlingUnitId' | 'provinceUnitId'>,
  facts: AccessFacts,
): ItemAction[] {
  const staysHere = isHeldAtProvince(order) || order.handlingUnitId === item.unitId;
  const fits: Partial<Record<ItemAction, boolean>> = {
    delegate: !staysHere,
    askSupplement: order.platformId !== null,
    linkOrder: order.platformId !== null,
    referCase: isReferable(order, item),
  };
  const own = kindActions[item.kind].filter((action) => fits[action] ?? true);
  if (!(handBackKinds as readonly WorkItemKind[]).includes(item.kind)) return own;
  return [...own, hasUpper(order, item, facts) ? 'handBack' : 'declineOrder'];
}
