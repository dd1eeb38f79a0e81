import { isAbout } from './batch-report.ts';
import type { DecisionBoard } from './decision-rules.ts';
import { escapeHtml } from './escape-html.ts';
import { callbackFaultModes, type CallbackFault } from './fault-modes.ts';
import type { CallbackEntry, Journal, PushEntry } from './journal.ts';
import { openRequests } from './open-requests.ts';
import { renderRequestsPanel, requestsScript, requestsStyle } from './requests-panel.ts';
import { answerText, kindText, surpriseText } from './texts.ts';

const escape = (text: string | number | null): string => escapeHtml(text ?? '—');

const timeOf = (at: string) => new Date(at).toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });

function badge(surprises: readonly string[], good: string): string {
  if (surprises.length === 0) return `<span class="good">${escape(good)}</span>`;
  return `<span class="bad">${escape(surprises.map(surpriseText).join('、'))}</span>`;
}

function table(headings: string[], rows: string[][], empty: string): string {
  if (rows.length === 0) return `<p class="empty">${escape(empty)}</p>`;
  const head = headings.map((heading) => `<th scope="col">${escape(heading)}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n');
  return `<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function pushRow(push: PushEntry, callbacks: readonly CallbackEntry[]): string[] {
  const last = callbacks.findLast((entry) => entry.kept && isAbout(entry, push));
  return [
    escape(timeOf(push.at)),
    escape(push.platformCode),
    escape(push.title),
    `<code>${escape(push.acceptanceNo)}</code>`,
    escape(answerText(push.answer)),
    badge(push.surprises, '符合预期'),
    last ? escape(`${kindText(last.kind)}（第 ${last.sequence ?? 0} 条）`) : '—',
  ];
}

function callbackRow(entry: CallbackEntry): string[] {
  return [
    escape(timeOf(entry.at)),
    escape(entry.platformCode),
    `<code>${escape(entry.acceptanceNo)}</code>`,
    escape(entry.round),
    escape(entry.sequence),
    escape(kindText(entry.kind)),
    badge(entry.surprises, entry.repeat ? '验签通过（重复送达）' : '验签通过'),
    escape(entry.answered in callbackFaultModes ? callbackFaultModes[entry.answered as CallbackFault['mode']] : entry.answered),
  ];
}

function summary(pushes: readonly PushEntry[], callbacks: readonly CallbackEntry[], faults: Record<string, CallbackFault>): string {
  const surprises = [...pushes, ...callbacks].filter((entry) => entry.surprises.length > 0).length;
  const figures: [string, number, string][] = [
    ['已推送', pushes.length, ''],
    ['已受理', pushes.filter((push) => push.answer === 'accepted').length, ''],
    ['被退回（校验未通过）', pushes.filter((push) => push.answer !== 'accepted').length, ''],
    ['收到回调', callbacks.length, ''],
    ['已留存回调', callbacks.filter((entry) => entry.kept).length, ''],
    ['意外情况', surprises, surprises > 0 ? 'bad' : 'good'],
  ];
  const tiles = figures.map(([label, value, tone]) => `<li><b class="${tone}">${value}</b>${escape(label)}</li>`).join('');
  const active = Object.entries(faults).map(([code, fault]) => `<li>${escape(code)}：${escape(callbackFaultModes[fault.mode])}</li>`);
  return `<ul class="tiles">${tiles}</ul>${active.length > 0 ? `<ul class="faults" role="status">故障模式：${active.join('')}</ul>` : ''}`;
}

const style = `
body{font:15px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;margin:0;color:#1c2733;background:#f4f6f8}
header{background:#123b6d;color:#fff;padding:14px 28px}header h1{font-size:20px;margin:0}header p{margin:0}header a{color:#fff}
main{padding:16px 28px}h2{font-size:17px;margin:22px 0 8px}
.tiles{display:flex;flex-wrap:wrap;gap:12px;padding:0;margin:0;list-style:none}
.tiles li{background:#fff;border:1px solid #dde3ea;border-radius:6px;padding:8px 18px;min-width:96px}.tiles b{display:block;font-size:24px}
.scroll{overflow:auto;max-height:60vh;border:1px solid #dde3ea;border-radius:6px;background:#fff}
table{border-collapse:collapse;width:100%}th{position:sticky;top:0;background:#e9eef4;text-align:left}
th,td{padding:6px 12px;border-bottom:1px solid #edf0f4;white-space:nowrap}td:nth-child(3){white-space:normal;min-width:180px}
code{font-size:13px}.good{color:#0b6b3a}.bad{color:#b3261e;font-weight:600}.empty{color:#5a6673}
.faults{background:#fff4e0;border:1px solid #e8c98a;border-radius:6px;padding:8px 18px;list-style:none}${requestsStyle}`;

// Fetches the page again every two seconds and swaps its main part: scrolling stays, and so does what somebody is writing.
const refresh = `
async function refresh() {
  try {
    const page = new DOMParser().parseFromString(await (await fetch('/')).text(), 'text/html');
    const at = [...document.querySelectorAll('.scroll')].map((each) => each.scrollTop);
    const panel = document.querySelector('#requests');
    if (isInUse(panel)) page.querySelector('#requests').remove();
    for (const part of ['#summary', '#requests', '#lists']) {
      const fresh = page.querySelector(part);
      if (fresh) document.querySelector(part).replaceWith(fresh);
    }
    document.querySelectorAll('.scroll').forEach((each, index) => { each.scrollTop = at[index] ?? 0; });
  } catch { /* the simulator is restarting */ }
}
setInterval(refresh, 2000);`;

/** What the page shows; `platformCodes`: the platforms whose rule can be set. */
export type PageState = { journal: Journal; faults: Record<string, CallbackFault>; decisions: ReturnType<DecisionBoard['list']>; platformCodes: readonly string[] };

/**
 * The page at `/`: what waits for 12345's decision, what was pushed, what came back, whether it was believed. Newest first.
 * The lists hold no personal data; a request shows its reason, for whoever decides.
 */
export function renderStatusPage(state: PageState): string {
  const pushes = state.journal.pushes();
  const callbacks = state.journal.callbacks();
  const newest = <T>(entries: readonly T[]) => entries.slice(-300).toReversed();
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><link rel="icon" href="data:,"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>12345 平台模拟器</title><style>${style}</style></head><body>
<header><h1>12345 平台模拟器</h1><p>推送的工单与收到的回调，每 2 秒自动刷新 · <a href="/seat">打开12345坐席界面（页面调用）</a></p></header><main>
<div id="summary">${summary(pushes, callbacks, state.faults)}</div>
${renderRequestsPanel(openRequests(state.journal, state.decisions.outcomes), state.platformCodes, state.decisions)}
<div id="lists"><h2>推送的工单</h2>
${table(['时间', '平台', '案例', '受理编号', '应答', '核对', '最近回调'], newest(pushes).map((push) => pushRow(push, callbacks)), '还没有推送工单。可运行 npm run simulate -- batch')}
<h2>收到的回调</h2>
${table(['时间', '平台', '受理编号', '轮次', '序号', '类型', '核验', '我方应答'], newest(callbacks).map(callbackRow), '还没有收到回调。')}</div>
</main><script>${requestsScript}${refresh}</script></body></html>`;
}
