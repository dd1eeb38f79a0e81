import type { CallbackSummary } from './control-api.ts';
import type { PushEntry } from './journal.ts';
import { answerText, kindText, surpriseText } from './texts.ts';
import { textTable } from './text-table.ts';

/** Whether a callback is about this very order. */
export function isAbout(callback: CallbackSummary, push: Pick<PushEntry, 'acceptanceNo' | 'platformOrderNo'>): boolean {
  return push.acceptanceNo !== null && callback.acceptanceNo === push.acceptanceNo && callback.platformOrderNo === push.platformOrderNo;
}

/** What a batch came to: the text for people, and how many surprises there were (0: everything as published). */
export type BatchReport = { text: string; surprises: number };

const typeNames: Record<string, string> = { complaint: '投诉举报', consultation: '咨询', declaration: '自主申报' };

function totals(pushes: readonly PushEntry[], callbacks: readonly CallbackSummary[]): string {
  const count = (list: readonly PushEntry[], keep: (push: PushEntry) => boolean) => String(list.filter(keep).length);
  const groups = Map.groupBy(pushes, (push) => push.orderType);
  const kept = (list: readonly PushEntry[], kind?: string) => {
    const isOf = (callback: CallbackSummary) => list.some((push) => isAbout(callback, push));
    return String(callbacks.filter((each) => each.kept && isOf(each) && (!kind || each.kind === kind)).length);
  };
  const row = (name: string, list: readonly PushEntry[]) => [
    name,
    String(list.length),
    count(list, (push) => push.answer === 'accepted' && push.surprises.length === 0),
    count(list, (push) => push.answer !== 'accepted' && push.surprises.length === 0),
    count(list, (push) => push.surprises.length > 0),
    kept(list),
    kept(list, 'result'),
  ];
  const rows = [...groups].map(([type, list]) => row(typeNames[type] ?? type, list));
  return textTable(['类型', '推送', '已受理', '按预期退回', '意外', '已验签回调', '其中办理结果'], [...rows, row('合计', pushes)]);
}

function details(pushes: readonly PushEntry[], callbacks: readonly CallbackSummary[]): string {
  const rows = pushes.map((push) => {
    const last = callbacks.findLast((each) => each.kept && isAbout(each, push));
    return [
      push.platformCode,
      push.title,
      push.acceptanceNo ?? '—',
      answerText(push.answer),
      push.surprises.length === 0 ? '符合预期' : push.surprises.map(surpriseText).join('、'),
      last ? kindText(last.kind) : '—',
    ];
  });
  return textTable(['平台', '案例', '受理编号', '应答', '核对', '最近回调'], rows);
}

function section(title: string, headings: readonly string[], rows: readonly (readonly string[])[]): string {
  return rows.length > 0 ? `\n\n${title}\n${textTable(headings, rows)}` : '';
}

/**
 * The table at the end of a batch: every order, the totals, each strange callback by itself. `unfinished` are orders that
 * should have been brought to their end and were not, with the reason.
 */
export function reportBatch(
  pushes: readonly PushEntry[],
  callbacks: readonly CallbackSummary[],
  unfinished: readonly { acceptanceNo: string; reason: string }[] = [],
): BatchReport {
  const own = callbacks.filter((each) => pushes.some((push) => isAbout(each, push)));
  const strange = own.filter((each) => each.surprises.length > 0);
  const surprises = pushes.filter((push) => push.surprises.length > 0).length + strange.length + unfinished.length;
  const strangeRows = strange.map((each) => [each.acceptanceNo ?? '—', kindText(each.kind), each.surprises.map(surpriseText).join('、')]);
  const sections = [
    section('异常回调', ['受理编号', '类型', '情况'], strangeRows),
    section('未办结', ['受理编号', '原因'], unfinished.map(({ acceptanceNo, reason }) => [acceptanceNo, reason])),
  ];
  const verdict = surprises === 0 ? '全部符合预期。' : `有 ${surprises} 处意外，请看上表。`;
  return { text: `${details(pushes, own)}\n\n${totals(pushes, own)}${sections.join('')}\n\n${verdict}`, surprises };
}
