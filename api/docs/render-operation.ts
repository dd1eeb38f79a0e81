import { html, inlineCode, type Html } from './html.ts';
import type { Content, DescribedOperation, OpenApi, Parameter } from './openapi.ts';
import { renderFields, renderParameters } from './render-schema.ts';

const places: Record<string, string> = { path: '路径参数', query: '查询参数', header: '请求头' };

function parameterTables(document: OpenApi, parameters: readonly Parameter[]): Html[] {
  // The signature's headers are the same everywhere and stand at the beginning of the page.
  const own = parameters.filter((parameter) => parameter.$ref === undefined);
  return Object.entries(places).flatMap(([place, title]) => {
    const here = own.filter((parameter) => parameter.in === place);
    if (here.length === 0) return [];
    const rows = here.map(({ name = '', required = false, description, schema = {} }) => ({
      name,
      required,
      schema: { ...schema, ...(description === undefined ? {} : { description }) },
    }));
    return [html`<h4>${title}</h4>${renderParameters(document, rows)}`];
  });
}

function body(document: OpenApi, title: string, content: Content | undefined): Html[] {
  return Object.entries(content ?? {}).map(([type, { schema, example }]) => {
    const fields = schema ? renderFields(document, schema) : html`<p>原始字节</p>`;
    const shown = example === undefined ? html`` : html`<p>示例</p><pre><code>${JSON.stringify(example, null, 2)}</code></pre>`;
    return html`<h4>${title} <small>${type}</small></h4>${fields}${shown}`;
  });
}

function responses(document: OpenApi, operation: DescribedOperation): Html {
  const all = Object.entries(operation.responses);
  const rows = all.map(([status, { description }]) => html`<tr><td>${status}</td><td>${inlineCode(description)}</td></tr>`);
  // Answers of one operation share their content (201 and 200 give the same receipt), so the first one is shown.
  const first = all.find(([status, { content }]) => status.startsWith('2') && content)?.[1].content;
  return html`<h4>应答</h4><table class="responses"><thead><tr><th>状态码</th><th>含义</th></tr></thead><tbody>${rows}</tbody></table>${body(document, '应答内容', first)}`;
}

/** One operation or webhook as a section: what it is for, its parameters, its body with an example, its answers. */
export function renderOperation(document: OpenApi, heading: Html, operation: DescribedOperation): Html {
  const signed = (operation.security ?? []).some((one) => 'platformSignature' in one);
  return html`<section class="operation" id="${operation.operationId}"><h3>${operation.summary}</h3>
<p class="address">${heading}${signed ? html` <span class="signed">须签名</span>` : undefined}</p>
${operation.description === undefined ? undefined : html`<p>${inlineCode(operation.description)}</p>`}
${parameterTables(document, operation.parameters)}${body(document, '请求体', operation.requestBody?.content)}${responses(document, operation)}</section>`;
}
