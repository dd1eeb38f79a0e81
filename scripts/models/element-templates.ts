import { dueNames } from '../../processes/contracts/dues.ts';
import { isWorkItemKind, workItemKinds } from '../../domain/work-item/kinds.ts';
import { completionKeys, contractedForms, contractedJobs, jobKeys } from './contract-shapes.ts';
import type { Mapping, Model, ModelElement } from './model.ts';

type Property = Readonly<Record<string, unknown>>;
const schema = 'https://unpkg.com/@camunda/zeebe-element-templates-json-schema@0.46.0/resources/schema.json';
const unexpectedOutcome = 'process.reportUnexpectedOutcome';

const hidden = (binding: object, value: string): Property => ({ type: 'Hidden', binding, value });
const asked = (id: string, label: string, binding: object, value: string, more: object = {}): Property => ({ id, label, type: 'String', binding, value, constraints: { notEmpty: true }, ...more });
const nameOf = (name: string): Property => asked('name', '名称', { type: 'property', name: 'name' }, name, { description: '图上显示的中文名称，按它对业务做的事写' });
const inputOf = ([target, source]: Mapping): Property => hidden({ type: 'zeebe:input', name: target }, source);
const outputOf = ([target, source]: Mapping): Property => hidden({ type: 'zeebe:output', source }, target);

function template(id: string, name: string, description: string, elementType: string, group: readonly [string, string], properties: readonly Property[]) {
  return {
    $schema: schema,
    id: `cn.12317.${id}`,
    name,
    description,
    version: 1,
    category: { id: `cn.12317.${group[0]}`, name: group[1] },
    appliesTo: ['bpmn:Task', elementType],
    elementType: { value: elementType },
    properties,
  };
}

/** Where the models use it already: its label, what it is for, and how its results are named. */
function example(models: readonly Model[], uses: (element: ModelElement) => boolean): ModelElement | undefined {
  return models.flatMap(({ elements }) => elements).find(uses);
}
const described = (element: ModelElement | undefined): string => element?.documentation ?? '';

function jobTemplate(models: readonly Model[], type: string) {
  const used = example(models, ({ job }) => job?.type === type);
  const writes = jobKeys(type)?.writes ?? [];
  const name = used?.name ?? type;
  return template(`job.${type}`, name, described(used), 'bpmn:ServiceTask', ['job', '12317 系统任务'], [
    nameOf(name),
    hidden({ type: 'zeebe:taskDefinition', property: 'type' }, type),
    hidden({ type: 'zeebe:taskDefinition', property: 'retries' }, '3'),
    ...Object.entries(used?.headers ?? {}).map(([key, value]) => asked(`header-${key}`, `任务头 ${key}`, { type: 'zeebe:taskHeader', key }, value)),
    // Reset on entry, written by name on completion: an old result is never taken for a new one.
    ...writes.map((key) => inputOf([key, '=null'])),
    ...writes.map((key) => used?.outputs.find(([, source]) => source === `=${key}`) ?? ([key, `=${key}`] as const)).map(outputOf),
  ]);
}

const outcomeVariable = (formKey: string): string => `${formKey.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())}Outcome`;

const genericPurpose = '由一个单位的人员审核：意见，以及同意（approved）或退回（returned）。不需要程序配合，可插在任何环节之间。';

/** Resets on entry and outputs on completion, by the names that the models use. */
function resultsOf(used: ModelElement | undefined, formKey: string): readonly Property[] {
  const keys = completionKeys(formKey) ?? [];
  const target = (key: string): string => used?.outputs.find(([, source]) => source === `=${key}`)?.[0] ?? (key === 'outcome' ? outcomeVariable(formKey) : key);
  return [
    ...keys.map((key) => inputOf([key, '=null'])),
    asked('outcome', '结果变量', { type: 'zeebe:output', source: '=outcome' }, target('outcome'), { description: '后面的网关按它分支' }),
    ...keys.filter((key) => key !== 'outcome').map((key) => outputOf([target(key), `=${key}`])),
  ];
}

function humanTemplate(models: readonly Model[], formKey: string) {
  const used = example(models, ({ userTask }) => userTask?.formKey === formKey);
  const kind = isWorkItemKind(formKey) ? workItemKinds[formKey].name : formKey;
  // Templates set form and groups of native user tasks only, which the engine's floor lacks: the panel stays open for them.
  const byHand = `【另填两项】Form → Custom form key：${formKey}；Assignment → Candidate groups：单位变量的列表，如 ${used?.userTask?.candidateGroups ?? '=[provinceUnit]'}。`;
  const title = asked('title', '工作台上的名称', { type: 'zeebe:taskHeader', key: 'title' }, '法制审核', { description: '待办列表里显示的名称，与图上一致' });
  const due = { id: 'due', label: '适用期限', type: 'Dropdown', binding: { type: 'zeebe:taskHeader', key: 'due' }, value: used?.headers['due'] ?? 'order', choices: Object.entries(dueNames).map(([value, name]) => ({ name, value })) };
  const properties = [nameOf(used?.name ?? kind), hidden({ type: 'zeebe:taskHeader', key: 'workItemKind' }, formKey), ...(formKey === 'generic-review' ? [title] : []), due, ...resultsOf(used, formKey)];
  return { ...template(`human.${formKey}`, `人工：${kind}`, `${byHand}${described(used) || genericPurpose}`, 'bpmn:UserTask', ['human', '12317 人工任务'], properties), entriesVisible: true };
}

/** An end that is an incident: the default flow of every gateway leads to one. */
function unexpectedTemplate() {
  return template('job.unexpectedOutcome', '结果异常', '默认连线通向这里：没想到的值成为看得见的异常（P9.3）。', 'bpmn:EndEvent', ['job', '12317 系统任务'], [
    nameOf('结果异常'),
    hidden({ type: 'zeebe:taskDefinition', property: 'type' }, unexpectedOutcome),
    hidden({ type: 'zeebe:taskDefinition', property: 'retries' }, '3'),
    asked('unexpectedOutcome', '结果变量（表达式）', { type: 'zeebe:input', name: 'unexpectedOutcome' }, '=reviewOutcome'),
    asked('outcomeVariable', '结果变量（名称）', { type: 'zeebe:taskHeader', key: 'outcomeVariable' }, 'reviewOutcome'),
  ]);
}

/**
 * What an analyst picks from in Camunda Modeler, one file per job type and kind of human task: file name → template.
 * Names and explanations are those of the models, variables those of `processes/contracts`.
 */
export function elementTemplates(models: readonly Model[]): ReadonlyMap<string, object> {
  const endEvent = { ...unexpectedTemplate(), appliesTo: ['bpmn:EndEvent'], elementType: { value: 'bpmn:EndEvent', eventDefinition: 'bpmn:MessageEventDefinition' } };
  return new Map<string, object>([
    ...contractedJobs.filter((type) => type !== unexpectedOutcome).map((type) => [`${type}.json`, jobTemplate(models, type)] as const),
    ...contractedForms.map((formKey) => [`${formKey}.json`, humanTemplate(models, formKey)] as const),
    [`${unexpectedOutcome}.json`, endEvent],
  ]);
}
