/**
 * What the seat screen does in the browser, written as an integrator would: asks its own server for a page, shows it in a
 * frame, believes messages of 12317's origin from that very frame only, and shows the copy once the server has it.
 */
export const seatScript = `
const pageOrigin = document.body.dataset.pageOrigin;
const frame = document.querySelector('iframe');
const said = document.querySelector('#said');
const messages = document.querySelector('#messages');
const copy = document.querySelector('#copy');
const newCallId = () => 'CALL-' + new Date().toISOString().replace(/\\D/g, '').slice(0, 14) + '-' + Math.floor(Math.random() * 900 + 100);
const callId = document.querySelector('[name=callId]');
callId.value = newCallId();
document.querySelector('#next-call').addEventListener('click', () => { callId.value = newCallId(); });

async function launch(form) {
  const { message, url } = await fetch('/seat/launches', {
    method: 'POST', headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...Object.fromEntries(new FormData(form)), purpose: form.dataset.purpose, ...common() }),
  }).then((response) => response.json()).catch(() => ({ message: '模拟器没有应答' }));
  said.textContent = message ?? '';
  if (!url) return;
  document.querySelector('#nothing').hidden = true;
  frame.hidden = false;
  frame.src = url;
}
const common = () => Object.fromEntries(new FormData(document.querySelector('#seat')));
for (const form of document.querySelectorAll('form[data-purpose]'))
  form.addEventListener('submit', (event) => { event.preventDefault(); void launch(form); });

window.addEventListener('message', (event) => {
  if (event.origin !== pageOrigin || event.source !== frame.contentWindow) return;
  const { source, type, acceptanceNo, status } = event.data ?? {};
  if (source !== '12317' || type !== 'order') return;
  const entry = document.createElement('li');
  entry.textContent = new Date().toLocaleTimeString('zh-CN', { hour12: false }) + '  ' + JSON.stringify(event.data);
  messages.prepend(entry);
  document.querySelector('[name=acceptanceNo]').value = acceptanceNo;
  void showCopy(acceptanceNo, 20);
});

async function showCopy(acceptanceNo, tries) {
  const answer = await fetch('/seat/copies/' + encodeURIComponent(acceptanceNo)).then((response) => response.json()).catch(() => ({}));
  copy.textContent = answer.copy ? JSON.stringify(answer.copy, null, 2) : '等待12317发送全文副本…';
  if (!answer.copy && tries > 0) setTimeout(() => void showCopy(acceptanceNo, tries - 1), 1000);
}
`;
