import { variablesIn } from './feel-names.ts';
import type { Model } from './model.ts';
import type { DecisionTable } from './read-decisions.ts';

const byName = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
const sorted = (values: Iterable<string>): string[] => [...new Set(values)].sort(byName);
const quote = (value: string): string => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', ' ')}'`;
const key = (value: string): string => (/^[A-Za-z_$][\w$]*$/.test(value) ? value : quote(value));
const list = (values: Iterable<string>): string => `[${sorted(values).map(quote).join(', ')}]`;
const record = (entries: readonly (readonly [string, string])[], indent: string): string =>
  entries.length === 0
    ? '{}'
    : `{\n${[...entries].sort(([left], [right]) => byName(left, right)).map(([name, value]) => `${indent}  ${key(name)}: ${value},\n`).join('')}${indent}}`;

const defined = <T>(values: readonly (T | undefined)[]): T[] => values.filter((value) => value !== undefined);
const header = (source: string): string => `/** Generated from ${source} by \`npm run gen:processes\`; do not edit. */\n`;

/** The constants of one model: `elements` gives each flow node's Chinese label (empty for joins). */
export function renderModel(model: Model): string {
  const { elements } = model;
  return `${header(`\`processes/${model.file}\``)}export const ${model.processId} = {
  processId: ${quote(model.processId)},
  file: ${quote(model.file)},
  name: ${quote(model.name)},
  elements: ${record(elements.map(({ id, name }) => [id, quote(name ?? '')]), '  ')},
  jobTypes: ${list(defined(elements.map(({ job }) => job?.type)))},
  formKeys: ${list(defined(elements.map(({ userTask }) => userTask?.formKey)))},
  messages: ${list(model.messages.map(({ name }) => name))},
  calls: ${list(defined(elements.map(({ call }) => call?.processId)))},
  decisions: ${list(defined(elements.map(({ decision }) => decision?.id)))},
} as const;
`;
}

/** What all models and tables hold together, with the unions workers and dispatcher are typed by. */
export function renderIndex(models: readonly Model[], decisions: readonly DecisionTable[]): string {
  const elements = models.flatMap((model) => model.elements);
  const union = (name: string, constant: string): string => `export type ${name} = (typeof ${constant})[number];\n`;
  return [
    header('the models and decision tables of `processes/`'),
    ...models.map((model) => `import { ${model.processId} } from './${model.file.replace(/\.bpmn$/, '.gen.ts')}';\n`),
    '\n/** Every process by its id. */\n',
    `export const processes = { ${sorted(models.map(({ processId }) => processId)).join(', ')} } as const;\nexport type ProcessId = keyof typeof processes;\n`,
    '\n/** Files of one deployment, which is always one request. */\n',
    `export const resources = ${list([...models, ...decisions].map(({ file }) => file))} as const;\n`,
    '\n/** Job types that need a worker, without that of human tasks. */\n',
    `export const jobTypes = ${list(defined(elements.map(({ job }) => job?.type)))} as const;\n${union('JobType', 'jobTypes')}`,
    '\n/** The one job type of all human tasks on this engine line. */\n',
    "export const userTaskJobType = 'io.camunda.zeebe:userTask';\n",
    '\n/** Form keys of the human tasks; each is a kind of work item. */\n',
    `export const formKeys = ${list(defined(elements.map(({ userTask }) => userTask?.formKey)))} as const;\n${union('FormKey', 'formKeys')}`,
    '\n/** Messages that the models start by or wait for. */\n',
    `export const messageNames = ${list(models.flatMap(({ messages }) => messages.map(({ name }) => name)))} as const;\n${union('MessageName', 'messageNames')}`,
    '\n/** Decisions by id: their Chinese name, file, the variables they read and the values they give. */\n',
    `export const decisions = ${record(decisions.map((table) => [table.id, `{ name: ${quote(table.name)}, file: ${quote(table.file)}, inputs: ${list(table.inputs.flatMap(({ variable }) => variablesIn(variable)))}, outputs: ${list(table.outputs)} }`]), '')} as const;\nexport type DecisionId = keyof typeof decisions;\n`,
  ].join('');
}
