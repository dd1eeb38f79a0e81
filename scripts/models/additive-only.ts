import type { Interface, Variables } from './interface.ts';

type Table<T> = Readonly<Record<string, T>>;
const missing = (released: Iterable<string>, current: Iterable<string>): readonly string[] => {
  const there = new Set(current);
  return [...released].filter((name) => !there.has(name));
};

/** Compares what both sides name; what only the released side names is gone. */
function* each<T>(what: string, released: Table<T>, current: Table<T>, compare: (where: string, was: T, now: T) => Iterable<string>): Generator<string> {
  for (const [name, was] of Object.entries(released)) {
    const now = Object.hasOwn(current, name) ? current[name] : undefined;
    if (now === undefined) yield `${what} ${name} 不见了`;
    else yield* compare(`${what} ${name}`, was, now);
  }
}

function* gone(where: string, what: string, was: Iterable<string>, now: Iterable<string>): Generator<string> {
  for (const name of missing(was, now)) yield `${where} 的${what} ${name} 不见了`;
}

/** A variable keeps its name, its shape and each of its values. */
const kept = (where: string, was: Variables, now: Variables): Iterable<string> =>
  each(`${where} 的变量`, was, now, function* (place, old, fresh) {
    yield* gone(place, '取值', old.values ?? [], fresh.values ?? []);
    if (old.shape !== undefined && old.shape !== fresh.shape) yield `${place} 变了含义`;
  });

/** What a running instance of the released models doesn't have can't be asked of it. */
function* nothingNewAsked(where: string, was: Variables, now: Variables): Generator<string> {
  for (const [name, { required }] of Object.entries(now)) if (required && !Object.hasOwn(was, name)) yield `${where} 新要求变量 ${name}，在途实例没有它；应当是可选的`;
}

/**
 * What in today's interface breaks the released one (§3.2): something removed, renamed, of another meaning, or newly
 * asked of running instances. One sentence each, in Chinese; additions are free. A breaking change gets a new process
 * id, job type or form key, and the old one stays while instances use it.
 */
export function breakingChanges(released: Interface, current: Interface): readonly string[] {
  return [
    ...each('流程', released.processes, current.processes, function* (where, was, now) {
      yield* gone(where, '启动消息', was.startedBy, now.startedBy);
      yield* gone(where, '输入', was.inputs, now.inputs);
      yield* each(`${where} 的结果`, was.results, now.results, (place, old, fresh) => gone(place, '取值', old, fresh));
    }),
    ...each('任务类型', released.jobs, current.jobs, function* (where, was, now) {
      yield* nothingNewAsked(where, was.reads, now.reads);
      yield* kept(where, was.writes, now.writes);
    }),
    ...each('表单', released.forms, current.forms, (where, was, now) => each(`${where} 的结果`, was, now, kept)),
    ...each('消息', released.messages, current.messages, kept),
    ...each('决策', released.decisions, current.decisions, function* (where, was, now) {
      yield* gone(where, '输出', was.outputs, now.outputs);
      for (const name of missing(now.inputs, was.inputs)) yield `${where} 新读取变量 ${name}，在途实例没有它`;
    }),
  ];
}
