import { z } from 'zod';

/** One value of a code list: what is stored and sent, and what people read. */
export type CodeListEntry<C extends string = string> = { code: C; name: string };

/**
 * A closed list of values (代码表) as it is published (P7.1). Codes are the scheme's own where it gives some
 * (annexes 1 and 2, tables 4 and 5), else English words. A code once published keeps its meaning; any change of
 * entries or names raises the version.
 */
export type CodeList<C extends string = string> = {
  /** Stable id in addresses, kebab-case. */
  id: string;
  version: string;
  /** Chinese title. */
  title: string;
  /** Where the list comes from, in Chinese. */
  source: string;
  entries: readonly CodeListEntry<C>[];
};

/** The codes of a list, in its order. */
export function codesOf<C extends string>(list: CodeList<C>): C[] {
  return list.entries.map((entry) => entry.code);
}

/** The Chinese name of a code. */
export function nameOf<C extends string>(list: CodeList<C>, code: C): string {
  return list.entries.find((entry) => entry.code === code)?.name ?? code;
}

/** A list whose entries are given as a record of names, for enumerations that live beside their rules. */
export function entriesOf<C extends string>(names: Readonly<Record<C, string>>): CodeListEntry<C>[] {
  return (Object.keys(names) as C[]).map((code) => ({ code, name: names[code] }));
}

/**
 * A field that holds one code of a list; a wrong one is answered with all that are allowed and their names.
 * `note` says what is special about this field, in Chinese.
 */
export function codeOf<const C extends string>(list: CodeList<C>, note?: string) {
  const spelledOut = list.entries.map(({ code, name }) => `${code} ${name}`).join('、');
  return z
    .enum(codesOf(list), { error: `不在代码表 ${list.id} 之内；允许：${spelledOut}。` })
    .meta({ title: list.title, description: `${note === undefined ? '' : `${note}；`}代码表 ${list.id}：${spelledOut}` });
}
