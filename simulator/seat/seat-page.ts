import type { PlatformCredentials } from '../credentials.ts';
import { escapeHtml as escape } from '../escape-html.ts';

const style = `
*{box-sizing:border-box}body{font:14px/1.5 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;margin:0;height:100vh;display:flex;flex-direction:column;color:#1c2733;background:#eef1f4}
header{background:#7a1f1f;color:#fff;padding:9px 16px;display:flex;gap:16px;align-items:baseline}h1{font-size:16px;margin:0}header a{color:#fff;margin-left:auto}
.desk{flex:1;min-height:0;display:grid;grid-template-columns:330px minmax(0,1fr)}
aside{overflow:auto;padding:12px;border-right:1px solid #cfd6de;background:#fff}h2{font-size:14px;margin:14px 0 6px;color:#7a1f1f}aside>form:first-child h2{margin-top:0}
label{display:block;margin-bottom:8px;color:#4a5565}input,select{width:100%;height:30px;padding:0 8px;border:1px solid #c3cad4;border-radius:3px;font:inherit;color:#1c2733;background:#fff}
button{height:32px;padding:0 14px;border:1px solid #7a1f1f;border-radius:3px;background:#7a1f1f;color:#fff;font:inherit;cursor:pointer}button.plain{background:#fff;color:#7a1f1f}
.row{display:flex;gap:8px}#said{color:#b3261e;min-height:21px;margin:6px 0 0}
#messages{margin:0;padding-left:18px;font:12px/1.5 ui-monospace,monospace;overflow-wrap:anywhere}
pre{margin:0;padding:8px;background:#f5f7f9;border:1px solid #dfe4ea;font:12px/1.45 ui-monospace,"Noto Sans Mono CJK SC",monospace;white-space:pre-wrap;overflow-wrap:anywhere;max-height:280px;overflow:auto}
main{min-width:0;display:flex}iframe{flex:1;border:0;background:#fff}#nothing{margin:auto;color:#4a5565}[hidden]{display:none!important}
:focus-visible{outline:2px solid #1f4e8c;outline-offset:1px}
@media(max-width:900px){body{height:auto}.desk{grid-template-columns:1fr}main{min-height:90vh}}`;

/** The screen of a 12345 agent: the call on the left, 12317's page in a frame on the right, and what came back. */
export function renderSeatPage(platforms: readonly PlatformCredentials[], pageOrigin: string): string {
  const options = platforms.map(({ platformCode, name }) => `<option value="${escape(platformCode)}">${escape(name)}</option>`).join('');
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><link rel="icon" href="data:,"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>12345 坐席</title><style>${style}</style></head><body data-page-origin="${escape(pageOrigin)}">
<header><h1>12345 坐席（模拟器）</h1><span>群众拨打12317，属于12317业务的来电在右侧登记</span><a href="/">推送与回调</a></header>
<div class="desk"><aside>
<form id="seat"><h2>坐席</h2><label>平台<select name="platformCode">${options}</select></label><label>工号<input name="agentNumber" value="8017" required></label></form>
<form data-purpose="register"><h2>来电</h2>
<label>工单类型<select name="orderType"><option value="complaint">投诉举报</option><option value="consultation">咨询</option><option value="declaration">自主申报</option></select></label>
<label>来电号码<input name="callerNumber" value="15400010017" required></label>
<label>通话标识（同一通话重新打开时恢复草稿）<input name="callId" required></label>
<div class="row"><button>打开登记页面</button><button type="button" class="plain" id="next-call">换一个来电</button></div></form>
<form data-purpose="progress"><h2>查询进度</h2><label>受理编号<input name="acceptanceNo" required></label><button class="plain">打开进度页面</button></form>
<p id="said" role="alert"></p>
<h2>页面发来的消息</h2><ul id="messages"></ul>
<h2>留存本地的副本</h2><pre id="copy" tabindex="0">还没有。提交登记后，12317把全文发送到本平台的回调地址。</pre>
</aside><main><p id="nothing">在左侧选择来电并打开登记页面。</p><iframe title="12317 登记页面" allow="clipboard-write" hidden></iframe></main></div>
<script src="/seat/script.js"></script></body></html>`;
}
