import { endText } from '../calendar/chinese-dates.ts';
import { dueNames, isDueName } from '../due/due-names.ts';

/** What a notice is made from: names of dues, times, unit names, counts. Never personal data or a text of the case. */
export type NoticeFacts = Readonly<Record<string, string | number | null>>;

type Kind = { name: string; /** The sentence that people read; begins behind the order's number. */ text: (facts: NoticeFacts) => string };

const dueText = ({ due, dueAt }: NoticeFacts): string =>
  `${isDueName(due) ? dueNames[due] : '期限'}${typeof dueAt === 'string' ? endText(new Date(dueAt)) : ''}`;

/** What the message centre tells (P5.4), by kind: a closed list with Chinese names. */
export const noticeKinds = {
  yellowCard: { name: '黄牌', text: (facts) => `${dueText(facts)}将届满，请抓紧办理。` },
  redCard: { name: '红牌', text: (facts) => `${dueText(facts)}已届满，尚未办完。` },
  escalation: { name: '逾期升级', text: (facts) => `${dueText(facts)}届满后仍未办完，请负责人处理。` },
  requestAnswered: { name: '申请批复', text: ({ request, answer }) => `${request}申请${answer}，意见见工单。` },
  requestWaiting: { name: '批复催复', text: ({ request, reminders }) => `${request}申请尚未批复，第${reminders}次催复，请与批复方联系。` },
  reminder: { name: '催办', text: ({ count }) => `12345第 ${count ?? 1} 次催办，请加快办理。` },
  upperReminder: { name: '上级催办', text: ({ unit, count }) => `${String(unit)}催办，累计第 ${count ?? 1} 次，请加快办理。` },
  supplement: { name: '补充材料', text: () => '12345补充了材料，请查看时间线与附件。' },
  dueMoved: { name: '期限调整', text: (facts) => `${dueText(facts)}为调整后的期限。` },
  supervisionIssued: { name: '督办单', text: (facts) => `${String(facts['unit'])}督办，${dueText(facts)}前回复。` },
  supervisionReplied: { name: '督办回复', text: ({ unit }) => `${String(unit)}已回复督办单，请认可或退回。` },
  supervisionReturned: { name: '督办退回', text: ({ unit }) => `${String(unit)}未认可督办回复，请重新回复。` },
  supervisionAccepted: { name: '督办认可', text: ({ unit }) => `${String(unit)}已认可督办回复，督办单了结。` },
} as const satisfies Record<string, Kind>;

export type NoticeKind = keyof typeof noticeKinds;

/** The sentence of a notice. */
export function noticeText(kind: NoticeKind, facts: NoticeFacts): string {
  return noticeKinds[kind].text(facts);
}
