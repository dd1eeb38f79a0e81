import { variablesIn } from './feel-names.ts';
import type { Model } from './model.ts';
import { textsOf } from './outcome-rules.ts';
import type { DecisionTable } from './read-decisions.ts';

/** A variable as others rely on it: the values of an enumeration, or the shape of anything else. */
export type Variable = { readonly required: boolean; readonly values?: readonly string[]; readonly shape?: string };
export type Variables = Readonly<Record<string, Variable>>;

/** What running instances, callers and workers rely on (§3.2, versions). */
export type Interface = {
  readonly processes: Readonly<Record<string, { readonly startedBy: readonly string[]; readonly inputs: readonly string[]; readonly results: Readonly<Record<string, readonly string[]>> }>>;
  readonly jobs: Readonly<Record<string, { readonly reads: Variables; readonly writes: Variables }>>;
  /** Form key → outcome → what goes with it. */
  readonly forms: Readonly<Record<string, Readonly<Record<string, Variables>>>>;
  readonly messages: Readonly<Record<string, Variables>>;
  readonly decisions: Readonly<Record<string, { readonly inputs: readonly string[]; readonly outputs: readonly string[] }>>;
};

type Schema = { readonly properties?: Readonly<Record<string, Schema>>; readonly required?: readonly string[]; readonly anyOf?: readonly Schema[]; readonly oneOf?: readonly Schema[]; readonly enum?: readonly string[]; readonly const?: string | number | boolean };
/** The contracts as JSON Schema, by name. */
export type Shapes = Readonly<Record<'jobReads' | 'jobWrites' | 'completions' | 'messages', Readonly<Record<string, unknown>>>>;

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();
const byKey = <T>(entries: Iterable<readonly [string, T]>): Record<string, T> => Object.fromEntries([...entries].sort(([left], [right]) => (left < right ? -1 : 1)));
const map = <T, U>(table: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> => byKey(Object.entries(table).map(([key, value]) => [key, change(value)] as const));

function variablesOf(schema: Schema): Variables {
  return byKey(Object.entries(schema.properties ?? {}).map(([name, value]) => [name, { required: schema.required?.includes(name) ?? false, ...shapeOf(value) }] as const));
}

function shapeOf(schema: Schema): Pick<Variable, 'values' | 'shape'> {
  if (schema.enum !== undefined) return { values: sorted(schema.enum) };
  if (schema.const !== undefined) return { values: [String(schema.const)] };
  return { shape: JSON.stringify(schema) };
}

/** The variables of two shapes: an enumeration has the values of both. */
function together(one: Variables, other: Variables): Variables {
  const shared = Object.entries(other).map(([name, variable]): [string, Variable] => {
    const known = one[name];
    return [name, known?.values && variable.values ? { ...variable, values: sorted([...known.values, ...variable.values]) } : variable];
  });
  return byKey(Object.entries({ ...one, ...Object.fromEntries(shared) }));
}

/** Outcomes of a form; one that comes in several shapes has all their variables. */
function outcomesOf(schema: Schema): Readonly<Record<string, Variables>> {
  const outcomes = new Map<string, Variables>();
  for (const option of schema.anyOf ?? schema.oneOf ?? [schema]) {
    const { outcome, ...variables } = variablesOf(option);
    for (const name of outcome?.values ?? []) outcomes.set(name, together(outcomes.get(name) ?? {}, variables));
  }
  return byKey(outcomes);
}

function processOf(models: readonly Model[], model: Model): Interface['processes'][string] {
  const calls = models.flatMap(({ elements }) => elements.filter(({ call }) => call?.processId === model.processId));
  const starts = model.elements.filter(({ type, parentId, message }) => type === 'startEvent' && parentId === model.processId && message !== undefined);
  const results = sorted(calls.flatMap(({ outputs }) => outputs.flatMap(([, source]) => variablesIn(source))));
  return {
    startedBy: sorted(starts.flatMap(({ message }) => message?.name ?? [])),
    inputs: sorted(calls.flatMap(({ inputs }) => inputs.flatMap(([target, source]) => (source === '=null' ? [] : [target])))),
    results: byKey(results.map((name) => [name, sorted(textsOf(models, model, name))] as const)),
  };
}

/** The interface of a set of models with their tables and contracts. */
export function interfaceOf(models: readonly Model[], decisions: readonly DecisionTable[], shapes: Shapes): Interface {
  const { jobReads, jobWrites, completions, messages } = shapes as Readonly<Record<keyof Shapes, Readonly<Record<string, Schema>>>>;
  return {
    processes: byKey(models.map((model) => [model.processId, processOf(models, model)] as const)),
    jobs: byKey(Object.entries(jobReads).map(([type, reads]) => [type, { reads: variablesOf(reads), writes: variablesOf(jobWrites[type] ?? {}) }] as const)),
    forms: map(completions, outcomesOf),
    messages: map(messages, variablesOf),
    decisions: byKey(decisions.map(({ id, inputs, outputs }) => [id, { inputs: sorted(inputs.flatMap(({ variable }) => variablesIn(variable))), outputs: sorted(outputs) }] as const)),
  };
}
