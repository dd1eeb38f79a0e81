import { dueNames } from '../../processes/contracts/dues.ts';
import type { Model, ModelElement } from './model.ts';
import { collect, type ModelProblem, type Report } from './problem.ts';

const unexpectedOutcome = 'process.reportUnexpectedOutcome';
const longestId = 255;
const longestLabel = 60;
const prefixes: Readonly<Record<string, string>> = { businessRuleTask: 'businessRuleTask', callActivity: 'callActivity', serviceTask: 'serviceTask', subProcess: 'subProcess', userTask: 'userTask', exclusiveGateway: 'gateway' };

type Rule = (model: Model, report: Report) => void;

const hasChinese = (text: string | undefined): boolean => text !== undefined && /\p{Script=Han}/u.test(text);
const outgoing = (model: Model, id: string) => model.flows.filter((flow) => flow.source === id);
/** A gateway that only merges needs no name. */
const isJoin = (model: Model, element: ModelElement): boolean => element.type === 'exclusiveGateway' && outgoing(model, element.id).length < 2;

const chineseLabels: Rule = (model, report) => {
  for (const element of model.elements) {
    if (!isJoin(model, element) && !hasChinese(element.name)) report('chinese-label', element.id, '缺少中文名称');
    if (isJoin(model, element) && element.name !== undefined) report('chinese-label', element.id, '只汇合不判断的网关不写名称');
  }
  for (const flow of model.flows) if (flow.condition !== undefined && !hasChinese(flow.name)) report('chinese-label', flow.id, '带条件的连线缺少中文名称');
  for (const shape of model.drawn) if (['lane', 'participant', 'textAnnotation'].includes(shape.type) && !hasChinese(shape.name)) report('chinese-label', shape.id, '缺少中文名称');
};

const idPrefixes: Rule = (model, report) => {
  for (const { id, type } of model.elements) {
    const prefix = type.endsWith('Event') ? 'event' : prefixes[type];
    if (prefix === undefined) report('id-prefix', id, `不使用 ${type} 这种元素`);
    else if (!id.startsWith(`${prefix}_`)) report('id-prefix', id, `编号应当以 ${prefix}_ 开头`);
  }
  for (const { id } of model.flows) if (!id.startsWith('flow_')) report('id-prefix', id, '编号应当以 flow_ 开头');
};

const lengths: Rule = (model, report) => {
  for (const { id, name } of [...model.elements, ...model.flows]) {
    if (id.length > longestId) report('length', id, `编号长于 ${longestId} 个字符`);
    if ((name?.length ?? 0) > longestLabel) report('length', id, `名称长于 ${longestLabel} 个字符`);
  }
};

const documented: Rule = (model, report) => {
  for (const element of model.elements) {
    if (element.documentation === undefined) report('documented', element.id, '缺少说明');
    else if (!isJoin(model, element) && !/P\d+\.\d+/.test(element.documentation)) report('documented', element.id, '说明没有引用产品条款（如 P3.2）');
  }
  const purpose = model.drawn.find(({ id }) => id === 'annotation_purpose')?.name ?? '';
  for (const part of ['依据：', '规则负责人：']) if (!purpose.includes(part)) report('documented', model.processId, `图首说明（annotation_purpose）缺少“${part}”`);
};

const humanTasks: Rule = (model, report) => {
  for (const { id, userTask, headers, inputs } of model.elements) {
    if (userTask === undefined) continue;
    const wrong: readonly (readonly [boolean, string])[] = [
      [userTask.native, '不能使用 zeebe:userTask（原生用户任务），引擎下限不支持'],
      [userTask.formKey === undefined, '缺少表单 formKey'],
      [userTask.candidateGroups === undefined, '缺少候选单位 candidateGroups'],
      [headers['workItemKind'] !== userTask.formKey, '任务头 workItemKind 应当与 formKey 相同'],
      [!Object.hasOwn(dueNames, headers['due'] ?? ''), `任务头 due 应当是其中之一：${Object.keys(dueNames).join('、')}`],
      [!inputs.some(([target, source]) => target === 'outcome' && source === '=null'), '进入时没有把 outcome 清空（输入映射 =null）'],
    ];
    for (const [isWrong, message] of wrong) if (isWrong) report('human-task', id, message);
  }
};

const outcomes: Rule = (model, report) => {
  for (const element of model.elements) {
    if (element.type === 'exclusiveGateway' && !isJoin(model, element)) outcomesOf(model, element, report);
    if (element.job?.type === unexpectedOutcome && element.headers['outcomeVariable'] === undefined) report('outcome', element.id, '缺少任务头 outcomeVariable');
  }
};

function outcomesOf(model: Model, gateway: ModelElement, report: Report): void {
  const flows = outgoing(model, gateway.id);
  const fallback = flows.find(({ id }) => id === gateway.defaultFlow);
  for (const flow of flows) if (flow !== fallback && flow.condition === undefined) report('outcome', flow.id, '每一种结果都要有条件');
  if (fallback === undefined) {
    report('outcome', gateway.id, '缺少默认连线');
    return;
  }
  const target = model.elements.find(({ id }) => id === fallback.target);
  if (fallback.condition !== undefined) report('outcome', fallback.id, '默认连线不能带条件');
  if (target?.job?.type !== unexpectedOutcome) report('outcome', gateway.id, `默认连线应当通向“结果异常”（${unexpectedOutcome}）`);
}

const jobsAndCalls: Rule = (model, report) => {
  for (const { id, type, job, call, outputs } of model.elements) {
    if (type === 'serviceTask' && job === undefined) report('job', id, '缺少任务类型');
    if (job !== undefined && job.retries !== '3') report('job', id, '重试次数应当是 3');
    if (call !== undefined && (call.propagatesChild || call.propagatesParent)) report('call', id, '调用活动不得自动传递全部变量，须逐个映射');
    if (call !== undefined && outputs.length === 0) report('call', id, '调用活动没有输出映射');
  }
};

const messages: Rule = (model, report) => {
  for (const { id, type, message, parentId } of model.elements) {
    if (message === undefined) continue;
    const startsProcess = type === 'startEvent' && parentId === model.processId;
    if (!startsProcess && message.correlationKey === undefined) report('message', id, `消息 ${message.name} 缺少关联键`);
  }
};

/** A process that starts by itself can be ended by `order.ended`, and by nothing else (§3.1.6). */
const endedByOrder: Rule = (model, report) => {
  const isRoot = model.elements.some(({ type, parentId, message }) => type === 'startEvent' && parentId === model.processId && message !== undefined);
  const ends = model.elements.some((element) => element.message?.name === 'order.ended' && model.elements.some(({ id, isEventSubProcess }) => id === element.parentId && isEventSubProcess));
  if (isRoot && !ends) report('ended', model.processId, '由消息启动的流程须有等待 order.ended 的事件子流程');
};

const rules: readonly Rule[] = [chineseLabels, idPrefixes, lengths, documented, humanTasks, outcomes, jobsAndCalls, messages, endedByOrder];

/** What this house asks of a model beyond bpmnlint's rules; one line per rule in docs/analysts.md. */
export function checkHouseRules(model: Model): readonly ModelProblem[] {
  return collect(model, rules);
}
