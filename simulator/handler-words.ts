import type { UserView } from '../api/contract/workbench/session.ts';
import type { WorkItemView } from '../api/contract/workbench/work-items.ts';

type Person = Pick<UserView, 'name' | 'duty'>;

/** What the words depend on. */
export type PlayedItem = Pick<WorkItemView, 'kind' | 'createdAt'> & { order: Pick<WorkItemView['order'], 'acceptanceNo' | 'sealed'> };

type Finding = { truthfulness: string; findings: string; amountYuan?: string };

/** A number that is the same for an order each time, so that a demo repeats itself: the digits of its 受理编号. */
const lot = (item: PlayedItem) => Number(item.order.acceptanceNo.replaceAll(/\D/g, '').slice(-6));

function pick<T extends string | Finding>(item: PlayedItem, choices: readonly T[]): T {
  const chosen = choices[lot(item) % choices.length];
  if (chosen === undefined) throw new Error('nothing to choose from');
  return chosen;
}

/** Nothing recorded may lie in the future of the business clock; when the task arrived is always in its past. */
const when = (item: PlayedItem) => item.createdAt;

// A number range never issued: everybody in a demo is invented.
const staffOf = (person: Person) => ({ name: person.name, duty: person.duty, phone: '15400000000' });

const foundByInvestigation: readonly Finding[] = [
  { truthfulness: 'true', findings: '经走访群众、查阅台账并现场核对，反映的情况属实。已责成责任单位限期整改，涉及款项已足额补发到位。', amountYuan: '1286.50' },
  { truthfulness: 'partlyTrue', findings: '经核查，反映的情况部分属实：发放延迟属实，系账户信息有误退回所致；未发现截留。已更正账户并补发。', amountYuan: '420.00' },
  { truthfulness: 'untrue', findings: '经核查评议记录、公示照片并走访十二户群众，评议程序符合规定，反映的情况不属实，已向群众逐项说明。' },
];

/** Table 6 as the played investigator fills it; the three findings take turns. What the province tells of a sealed order comes with it. */
export function investigationOf(item: PlayedItem, person: Person): Record<string, unknown> {
  return { investigatedAt: when(item), investigators: [staffOf(person)], ...pick(item, foundByInvestigation), ...(item.order.sealed ? { informingText: '反映的问题已核实处理，感谢您的监督。' } : {}) };
}

/** The answer to a consultation. */
export function answerOf(item: PlayedItem): Record<string, unknown> {
  return {
    answer: pick(item, [
      '您好，符合条件的农户可向村委会、乡镇提出申请，也可通过 12345、12317 申报。请准备身份证、户口簿和支出票据，乡镇将在规定时限内入户核查。',
      '您好，该政策目前继续执行，具体标准以县级公布为准。您可携带身份证到乡镇便民服务中心办理，也可拨打本电话查询进度。',
      '您好，您的建议已转相关科室研究，采纳情况将在月度通报中公布。感谢您对乡村振兴工作的支持。',
    ]),
  };
}

/** One step of checking a declaration, by the kind of its task. */
export function declarationStepOf(item: PlayedItem, person: Person): Record<string, unknown> {
  const day = when(item).slice(0, 10);
  const isIncluded = lot(item) % 3 !== 0;
  switch (item.kind) {
    case 'declaration-acceptance':
      return { step: 'acceptance', acceptedAt: when(item), acceptedBy: staffOf(person), note: '材料齐全，予以受理。', authorisation: 'pending' };
    case 'household-check':
      return { step: 'household_check', checkedAt: when(item), checkers: [staffOf(person)], findings: '已入户核对收入、支出与住房情况，与申报内容基本一致。', authorisation: 'provided' };
    case 'public-notice':
      return { step: 'public_notice', postedOn: day, postedUntil: day, place: '村务公开栏', objections: '无异议' };
    default:
      return {
        step: 'determination',
        determinedAt: when(item),
        result: isIncluded ? 'included' : 'notIncluded',
        reason: isIncluded ? '刚性支出较大，存在返贫风险，符合监测对象条件，予以纳入。' : '核定收入高于监测范围，暂不符合条件；已告知可另行申请临时救助。',
        authorisation: 'provided',
      };
  }
}

/** How the person concerned was told. */
export function informingOf(item: PlayedItem): Record<string, unknown> {
  return {
    informedParty: pick(item, ['reporter', 'concerned']),
    method: pick(item, ['phone', 'visit', 'message']),
    reached: true,
    informedAt: when(item),
    summary: '已将办理情况和结果告知当事人，当事人表示清楚，无其它诉求。',
  };
}
