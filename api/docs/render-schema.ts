import { html, inlineCode, type Html } from './html.ts';
import { resolve, type OpenApi, type Schema } from './openapi.ts';

const typeNames: Record<string, string> = { string: '字符串', integer: '整数', number: '数字', boolean: '布尔', object: '对象', array: '数组' };
const formatNames: Record<string, string> = { 'date-time': '时间', 'date': '日期', 'uuid': 'UUID', 'uri': '网址' };

function typeName(document: OpenApi, schema: Schema): string {
  if (schema.const !== undefined) return `固定值 ${JSON.stringify(schema.const)}`;
  if (schema.enum) return '代码';
  if (schema.format !== undefined) return formatNames[schema.format] ?? schema.format;
  if (schema.type === 'array') return `${typeName(document, resolve(document, schema.items ?? {}))}的数组`;
  return typeNames[schema.type ?? 'object'] ?? schema.type ?? '';
}

function limitsOf(schema: Schema): string[] {
  const { minLength, maxLength, minimum, maximum, maxItems } = schema;
  return [
    maxLength === undefined ? '' : minLength === maxLength ? `${maxLength} 个字符` : `最多 ${maxLength} 个字符`,
    minimum === undefined ? '' : `不小于 ${minimum}`,
    maximum === undefined ? '' : `不大于 ${maximum}`,
    maxItems === undefined ? '' : `最多 ${maxItems} 项`,
  ].filter((limit) => limit !== '');
}

function explanation(schema: Schema): Html {
  const { description, enum: codes, examples } = schema;
  const [example] = examples ?? [];
  const facts = [
    description ?? '',
    codes && description === undefined ? `取值：${codes.map(String).join('、')}` : '',
    ...limitsOf(schema),
    example === undefined ? '' : `例：\`${typeof example === 'string' ? example : JSON.stringify(example)}\``,
  ];
  return inlineCode(facts.filter((fact) => fact !== '').join('；'));
}

type Place = { name: string; required: boolean; depth: number };

function row(document: OpenApi, schema: Schema, { name, required, depth }: Place): Html {
  return html`<tr class="depth-${depth}"><td><code>${name}</code></td><td>${schema.title}</td><td>${typeName(document, schema)}</td><td>${required ? '是' : '否'}</td><td>${explanation(schema)}</td></tr>`;
}

/** What tells a branch from the others: its field with a fixed value. */
function branchTitle(branch: Schema): string {
  const [name, schema] = Object.entries(branch.properties ?? {}).find(([, one]) => one.const !== undefined) ?? [];
  return `当 ${name ?? ''} 为 ${JSON.stringify(schema?.const)} 时`;
}

function branchRows(document: OpenApi, branches: readonly Schema[], depth: number): Html[] {
  // Branches without fields of their own only say which fields exclude each other; the description says it in words.
  return branches
    .filter((branch) => branch.properties !== undefined)
    .flatMap((branch) => [html`<tr class="branch depth-${depth}"><td colspan="5">${branchTitle(branch)}</td></tr>`, ...fieldRows(document, branch, depth)]);
}

function fieldRows(document: OpenApi, schema: Schema, depth: number): Html[] {
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const resolved = resolve(document, field);
    const inside = resolved.type === 'array' ? resolve(document, resolved.items ?? {}) : resolved;
    const place = { name, required: schema.required?.includes(name) ?? false, depth };
    return [row(document, resolved, place), ...fieldRows(document, inside, depth + 1)];
  });
  return [...fields, ...branchRows(document, schema.oneOf ?? [], depth)];
}

/** The fields of an object as a table 字段, 名称, 类型, 必填, 说明; fields inside fields are indented below them. */
export function renderFields(document: OpenApi, schema: Schema): Html {
  const rows = fieldRows(document, resolve(document, schema), 0);
  return html`<table class="fields"><thead><tr><th>字段</th><th>名称</th><th>类型</th><th>必填</th><th>说明</th></tr></thead><tbody>${rows}</tbody></table>`;
}

/** Parameters as the same table. */
export function renderParameters(document: OpenApi, parameters: readonly { name: string; required: boolean; schema: Schema }[]): Html {
  const rows = parameters.map(({ name, required, schema }) => row(document, schema, { name, required, depth: 0 }));
  return html`<table class="fields"><thead><tr><th>参数</th><th>名称</th><th>类型</th><th>必填</th><th>说明</th></tr></thead><tbody>${rows}</tbody></table>`;
}
