import type { DecisionBoard, DecisionRule } from './decision-rules.ts';
import { escapeHtml } from './escape-html.ts';
import type { OpenRequest } from './open-requests.ts';

const kindNames = { withdrawal: '退单', extension: '延期' } as const;
const ruleNames: Readonly<Record<DecisionRule['rule'], string>> = { silent: '手工批复', agree: '收到即同意', refuse: '收到即不同意' };
const timeOf = (at: string) => new Date(at).toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });

function requestCard({ webhookId, at, platformCode, acceptanceNo, kind, requestNo, reason, wanted }: OpenRequest): string {
  const facts = [timeOf(at), platformCode, acceptanceNo, requestNo].map(escapeHtml).join('　');
  return `<form class="request" data-request="${escapeHtml(webhookId)}"><p><b>${kindNames[kind]}申请${wanted === '' ? '' : `　${escapeHtml(wanted)}`}</b>　${facts}</p>
<p>理由：${escapeHtml(reason)}</p><div class="answer"><label>批复意见<input name="opinion" maxlength="500" placeholder="不填则为“经研究，同意。”或“经研究，不同意……”" autocomplete="off"></label>
<button name="word" value="agree">同意</button><button name="word" value="refuse" class="plain">不同意</button></div><p class="said" role="status"></p></form>`;
}

function ruleSelect(platformCode: string, rule: DecisionRule['rule']): string {
  const options = Object.entries(ruleNames).map(([value, name]) => `<option value="${value}"${value === rule ? ' selected' : ''}>${name}</option>`).join('');
  return `<label>${escapeHtml(platformCode)}<select data-rule="${escapeHtml(platformCode)}">${options}</select></label>`;
}

/** 退单 and 延期 that wait for 12345: each answered by hand, and what each platform does by itself. */
export function renderRequestsPanel(requests: readonly OpenRequest[], platformCodes: readonly string[], { rules }: Pick<ReturnType<DecisionBoard['list']>, 'rules'>): string {
  const selects = platformCodes.map((code) => ruleSelect(code, rules[code]?.rule ?? 'silent')).join('');
  const cards = requests.length === 0 ? '<p class="empty">没有待批复的申请。</p>' : `<div class="cards">${requests.map(requestCard).join('')}</div>`;
  return `<section id="requests"><h2>待批复的退单与延期（${requests.length}）</h2>${selects === '' ? '' : `<div class="rules">${selects}</div>`}${cards}</section>`;
}

/** Its style. */
export const requestsStyle = `
.rules{display:flex;flex-wrap:wrap;gap:6px 18px;margin-bottom:8px}.rules label{display:flex;gap:8px;align-items:center}
select,input{height:32px;padding:0 8px;border:1px solid #8a95a3;border-radius:4px;font:inherit;background:#fff;color:inherit}
.cards{max-height:42vh;overflow:auto}.request{background:#fff;border:1px solid #dde3ea;border-radius:6px;padding:8px 18px;margin-bottom:8px}.request p{margin:4px 0;overflow-wrap:anywhere}.said{color:#b3261e}.said:empty{display:none}
.answer{display:flex;gap:8px;align-items:center;flex-wrap:wrap}.answer label{flex:1;min-width:320px;display:flex;gap:8px;align-items:center;white-space:nowrap}.answer input{flex:1;min-width:0}
button{height:32px;padding:0 16px;border:1px solid #123b6d;border-radius:4px;background:#123b6d;color:#fff;font:inherit;cursor:pointer}button.plain{background:#fff;color:#123b6d}button:disabled{opacity:.6}
:focus-visible{outline:2px solid #1f6fd1;outline-offset:1px}`;

/** What it does in the browser. A refusal of 12317 stays under the request that it is about. */
export const requestsScript = `
document.addEventListener('submit', async (event) => {
  const form = event.target.closest('form[data-request]');
  if (!form) return;
  event.preventDefault();
  const buttons = form.querySelectorAll('button');
  buttons.forEach((button) => { button.disabled = true; });
  const answer = await fetch('/control/answers/' + encodeURIComponent(form.dataset.request), {
    method: 'POST', headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ word: event.submitter.value, opinion: form.elements.opinion.value }),
  }).then((response) => response.json()).catch(() => ({ message: '模拟器没有应答' }));
  buttons.forEach((button) => { button.disabled = false; });
  if (answer.message) { form.querySelector('.said').textContent = answer.message; return; }
  form.elements.opinion.value = '';
  document.activeElement.blur();
  await refresh();
});
document.addEventListener('change', async (event) => {
  const platformCode = event.target.dataset?.rule;
  if (!platformCode) return;
  await fetch('/control/decisions/' + encodeURIComponent(platformCode), { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ rule: event.target.value }) });
  event.target.blur();
});
const isInUse = (panel) => panel?.contains(document.activeElement) || [...(panel?.querySelectorAll('input') ?? [])].some((input) => input.value !== '') || [...(panel?.querySelectorAll('.said') ?? [])].some((said) => said.textContent !== '');`;
