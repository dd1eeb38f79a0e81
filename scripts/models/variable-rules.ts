import { completionKeys, jobKeys, messageKeys } from './contract-shapes.ts';
import { variablesIn } from './feel-names.ts';
import type { Model, ModelElement } from './model.ts';
import type { DecisionTable } from './read-decisions.ts';
import { collect, type ModelProblem, type Report } from './problem.ts';

interface Subject {
  readonly file: string;
  readonly model: Model;
  readonly models: readonly Model[];
  readonly decisions: readonly DecisionTable[];
}

const targets = (mappings: ModelElement['inputs']): readonly string[] => mappings.map(([target]) => target);

/** Variables that something writes into the instance: its input, mappings, results and the start message. */
function written({ model, models }: Subject): ReadonlySet<string> {
  const callers = models.flatMap(({ elements }) => elements.filter(({ call }) => call?.processId === model.processId));
  // Every caller must give what one caller gives; what only some give isn't there for sure.
  const given = callers.map(({ inputs }) => targets(inputs)).reduce<readonly string[] | undefined>((all, one) => (all === undefined ? one : all.filter((name) => one.includes(name))), undefined);
  const produced = model.elements.flatMap((element) => [
    ...targets(element.outputs),
    ...(element.decision === undefined ? [] : [element.decision.resultVariable]),
    ...(element.type === 'startEvent' && element.message !== undefined ? (messageKeys(element.message.name) ?? []) : []),
  ]);
  return new Set([...(given ?? []), ...produced]);
}

/** What an element itself is completed with. */
function results({ models }: Subject, element: ModelElement): readonly string[] | undefined {
  if (element.userTask !== undefined) return completionKeys(element.userTask.formKey ?? '');
  if (element.job !== undefined) return jobKeys(element.job.type)?.writes;
  if (element.message !== undefined) return messageKeys(element.message.name);
  if (element.call !== undefined) {
    const called = models.find(({ processId }) => processId === element.call?.processId);
    return called?.elements.flatMap(({ outputs }) => targets(outputs));
  }
  return [];
}

/** What an element reads: `[names, where they may come from, what reads them]`. */
function reads(subject: Subject, element: ModelElement, known: ReadonlySet<string>): readonly (readonly [readonly string[], ReadonlySet<string>, string])[] {
  const local = new Set([...known, ...targets(element.inputs)]);
  const { job, decision } = element;
  const table = subject.decisions.find(({ id }) => id === decision?.id);
  return [
    ...element.inputs.map(([target, source]) => [variablesIn(source), known, `输入 ${target} `] as const),
    [variablesIn(element.userTask?.candidateGroups ?? ''), local, '候选单位'],
    [variablesIn(element.message?.correlationKey ?? ''), known, '关联键'],
    [job === undefined ? [] : (jobKeys(job.type)?.reads ?? []), local, '任务'],
    [(table?.inputs ?? []).flatMap(({ variable }) => variablesIn(variable)), local, '决策表'],
  ];
}

function checkElement(subject: Subject, element: ModelElement, known: ReadonlySet<string>, report: Report): void {
  for (const [names, where, what] of reads(subject, element, known)) {
    for (const name of names) if (!where.has(name)) report('variable', element.id, `${what}读取 ${name}，却没有任何地方写入它`);
  }
  checkOutputs(subject, element, report);
}

/** An output may pass on only what the element was completed with, or a constant. */
function checkOutputs(subject: Subject, element: ModelElement, report: Report): void {
  const own = results(subject, element);
  if (own === undefined) {
    report('contract', element.id, '没有约定它完成时带回的变量（processes/contracts）');
    return;
  }
  for (const [target, source] of element.outputs) {
    for (const name of variablesIn(source)) if (!own.includes(name)) report('variable', element.id, `输出 ${target} 读取 ${name}，完成时却不带回它`);
  }
  const mapped = new Set(element.outputs.flatMap(([, source]) => variablesIn(source)));
  if (element.userTask !== undefined || element.job !== undefined) {
    for (const name of own) if (!mapped.has(name)) report('variable', element.id, `完成时带回 ${name}，却没有输出映射`);
    for (const name of mapped) if (!element.inputs.some(([target, source]) => target === name && source === '=null')) report('variable', element.id, `进入时没有把 ${name} 清空`);
  }
}

function variables(subject: Subject, report: Report): void {
  const known = written(subject);
  for (const element of subject.model.elements) checkElement(subject, element, known, report);
  for (const flow of subject.model.flows) {
    for (const name of variablesIn(flow.condition ?? '')) if (!known.has(name)) report('variable', flow.id, `条件读取 ${name}，却没有任何地方写入它`);
  }
}

function references({ model, models, decisions }: Subject, report: Report): void {
  for (const { id, call, decision, outputs, inputs } of model.elements) {
    if (call !== undefined && !models.some(({ processId }) => processId === call.processId)) report('reference', id, `没有流程 ${call.processId}`);
    if (decision !== undefined && !decisions.some((table) => table.id === decision.id)) report('reference', id, `没有决策 ${decision.id}`);
    if (call !== undefined) for (const [target] of outputs) if (!inputs.some(([name]) => name === target)) report('variable', id, `调用前没有清空或传入 ${target}`);
  }
}

/** Every variable read is written, every result mapped, every call and decision there. */
export function checkVariables(models: readonly Model[], decisions: readonly DecisionTable[]): readonly ModelProblem[] {
  return models.flatMap((model) => collect({ file: model.file, model, models, decisions }, [variables, references]));
}
