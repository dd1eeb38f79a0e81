import { workItemDetail } from '../api/contract/workbench/work-items.ts';
import { WorkbenchRefusal, type Desk, type Office } from './desk.ts';
import { answerOf, declarationStepOf, informingOf, investigationOf } from './handler-words.ts';
import { loginOf, unitBelow } from './way-down.ts';

/** A pending work item as the order's page lists it. */
export type PendingItem = { id: string; kind: string; unitId: string; assigneeId: string | null };

/** How an order is to be played; everything else follows from its type and region. */
export type Manner = {
  /** The next review sends the report back instead of approving it. */
  sendBack?: boolean;
  /** Each unit handles the order itself instead of delegating it. */
  handleAtProvince?: boolean;
  /** What is done otherwise than usual the first time; taken out of the set when it is. */
  once?: Set<Otherwise>;
};

/** What people may do instead of letting an order go on. */
export type Otherwise = 'askSupplement' | 'declineOrder' | 'declineEndorsing' | 'declineSending' | 'agreeWithdrawal' | 'refuseExtension' | 'returnResult';
const takes = ({ once }: Manner, act: Otherwise): boolean => once?.delete(act) ?? false;

/** What was done, for tables and tests. */
export type PlayedStep = { kind: string; unitId: string; login: string; act: string };

type Role = Parameters<typeof loginOf>[1];
type Item = ReturnType<typeof workItemDetail.parse>;

/** Who does which work; the next in line where the first may not (an own report, nobody there). */
const rolesOf: Record<string, readonly Role[]> = {
  'initial-review': ['reviewer', 'handler'],
  'report-review': ['reviewer', 'supervisor'],
  'province-review': ['reviewer', 'supervisor'],
  'answer-review': ['reviewer', 'supervisor'],
  'round-ruling': ['supervisor'],
  'supervision-acceptance': ['supervisor'],
  'feedback-rework': ['handler', 'reviewer'],
  feedback: ['handler', 'reviewer'],
  // The asker is mostly a handler, and may not send out what they asked for themselves.
  'withdrawal-sending': ['reviewer', 'handler'],
  'extension-sending': ['reviewer', 'handler'],
  // 国家局 has handlers only (P4.4).
  'extension-decision': ['reviewer', 'handler'],
};

type Scene = { office: Office; desk: Desk; item: Item; manner: Manner };

const post = ({ desk, item }: Scene, path: string, body: unknown) => desk.ask('POST', `/work-items/${item.id}/${path}`, body);

async function initialReview(scene: Scene): Promise<string> {
  if (takes(scene.manner, 'askSupplement')) {
    await post(scene, 'supplement-request', { reason: '请补充被反映事项的具体地点和时间。' });
    return '请12345补正';
  }
  await post(scene, 'initial-review', { note: '符合12317业务标准，予以受理。' });
  return '初审通过';
}

async function intake(scene: Scene): Promise<string> {
  const { office, desk, item, manner } = scene;
  if (takes(manner, 'declineOrder')) {
    await post(scene, 'refusal', { reason: '反映事项属人社部门职责，已转送并告知来信人。' });
    return '不予受理';
  }
  const wanted = manner.handleAtProvince ? undefined : unitBelow(desk.user.unit, item.order.regionCode);
  const target = item.delegationTargets.find(({ unitId, refusal }) => unitId === wanted && refusal === null);
  // Without anybody there the order would lie: a demo seeds people only where it needs them.
  if (!target || !(await office.desk(loginOf(target.unitId, 'handler')))) {
    await post(scene, 'handling', {});
    return '自行办理';
  }
  await post(scene, 'delegation', { toUnitId: target.unitId, instruction: '请在规定时限内核实办理并反馈。' });
  return `转办${target.name}`;
}

async function review(scene: Scene): Promise<string> {
  const { sendBack } = scene.manner;
  const opinion = sendBack ? '请补充走访记录和款项发放凭证后重新提交。' : '事实清楚，依据充分，同意。';
  await post(scene, 'review', { decision: sendBack ? 'sentBack' : 'approved', opinion });
  return sendBack ? '审核退回' : '审核通过';
}

async function declarationStep(scene: Scene): Promise<string> {
  await post(scene, 'declaration-step', declarationStepOf(scene.item, scene.desk.user));
  return '登记办理步骤';
}

async function inform(scene: Scene): Promise<string> {
  await post(scene, 'informing-attempts', informingOf(scene.item));
  await post(scene, 'informing', {});
  return '确认已告知';
}

/** An act that is one request and says so. */
const single = (path: string, act: string, body: (scene: Scene) => unknown) => async (scene: Scene) => {
  await post(scene, path, body(scene));
  return act;
};

const endorsing = ({ manner }: Scene) =>
  takes(manner, 'declineEndorsing') ? { decision: 'declined', opinion: '理由不充分，请继续办理。' } : { decision: 'endorsed', opinion: '情况属实，同意。' };
const sending = ({ manner }: Scene) => (takes(manner, 'declineSending') ? { decision: 'declined', opinion: '理由不充分，请继续办理。' } : { decision: 'sent' });

/** What is done with each kind of work; a new kind doesn't compile until it is played. */
const acts: Record<Item['kind'], (scene: Scene) => Promise<string>> = {
  'initial-review': initialReview,
  'province-intake': intake,
  'city-intake': intake,
  'county-intake': intake,
  investigation: single('investigation', '提交报告', ({ item, desk }) => investigationOf(item, desk.user)),
  'report-review': review,
  'province-review': review,
  'round-ruling': single('round-ruling', '再给一轮', () => ({ ruling: 'oneMoreRound', opinion: '再给一轮补充调查。' })),
  'consultation-answer': single('answer', '提交答复', ({ item }) => answerOf(item)),
  'answer-review': review,
  'declaration-acceptance': declarationStep,
  'household-check': declarationStep,
  'public-notice': declarationStep,
  determination: declarationStep,
  informing: inform,
  'national-confirmation': single('national-confirmation', '国家局确认', ({ manner }) =>
    takes(manner, 'returnResult') ? { decision: 'returned', opinion: '请补充核实后重新报送。' } : { decision: 'confirmed', opinion: '办理结果属实，同意办结。' }),
  'withdrawal-endorsement': single('endorsement', '审核退单申请', endorsing),
  'withdrawal-sending': single('sending', '审定退单申请', sending),
  'withdrawal-decision': single('decision', '批复退单申请', ({ manner }) =>
    takes(manner, 'agreeWithdrawal') ? { decision: 'agreed', opinion: '同意，另行交办。' } : { decision: 'refused', opinion: '属12317职责，请继续办理。' }),
  'extension-endorsement': single('endorsement', '审核延期申请', endorsing),
  'extension-sending': single('sending', '审定延期申请', sending),
  'extension-decision': single('decision', '批复延期申请', ({ manner }) =>
    takes(manner, 'refuseExtension') ? { decision: 'refused', opinion: '请按原期限办结。' } : { decision: 'agreed', opinion: '同意延期。' }),
  'supervision-reply': single('supervision-reply', '督办回复', () => ({ reply: '已安排专人办理，将按期办结。' })),
  'supervision-acceptance': single('supervision-acceptance', '督办认可', () => ({ decision: 'accepted', opinion: '同意，请按期办结。' })),
  'feedback-rework': single('feedback-wording', '修改对外表述', () => ({ wording: '已将办理情况和结果告知当事人，当事人表示清楚。' })),
  feedback: single('feedback', '反馈12345', () => ({})),
  'generic-review': single('generic-review', '同意', () => ({ outcome: 'approved', opinion: '程序合法，依据充分，同意。' })),
};

/** Refusals that only say: not this person. */
const notThisPerson = ['right-required', 'own-report', 'own-request', 'already-approved-elsewhere', 'user-barred', 'work-item-claimed', 'not-found'];

async function tryAt(office: Office, desk: Desk, pending: PendingItem, manner: Manner): Promise<string> {
  if (pending.assigneeId !== desk.user.id) await desk.ask('POST', `/work-items/${pending.id}/claim`, {});
  try {
    const item = workItemDetail.parse(await desk.ask('GET', `/work-items/${pending.id}`));
    return await acts[item.kind]({ office, desk, item, manner });
  } catch (error) {
    // Whoever may not do it after all puts it back, so that a colleague can.
    if (error instanceof WorkbenchRefusal && notThisPerson.includes(error.code))
      await desk.ask('POST', `/work-items/${pending.id}/release`, { reason: '须由他人办理' }).catch(() => undefined);
    throw error;
  }
}

/**
 * Does one pending item as the first of the unit's people who may: claims it, fills its form, submits.
 * Throws the last refusal where nobody of the unit may or can.
 */
export async function playItem(office: Office, pending: PendingItem, manner: Manner): Promise<PlayedStep> {
  const { kind, unitId } = pending;
  let refusal: unknown = new Error(`${unitId} 没有可办理“${kind}”的人员`);
  for (const role of rolesOf[kind] ?? ['handler']) {
    const login = loginOf(unitId, role);
    const desk = await office.desk(login);
    if (!desk) continue;
    try {
      return { kind, unitId, login, act: await tryAt(office, desk, pending, manner) };
    } catch (error) {
      if (!(error instanceof WorkbenchRefusal) || !notThisPerson.includes(error.code)) throw error;
      refusal = error;
    }
  }
  throw refusal;
}
