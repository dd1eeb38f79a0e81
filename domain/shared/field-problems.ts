import { z } from 'zod';
import type { FieldProblem } from './domain-error.ts';
import { issueText } from './field-problem-text.ts';
import { jsonPointer } from './json-pointer.ts';

/** The outcome of reading an input by a schema: the value, or every field that is wrong. */
export type Checked<T> = { ok: true; value: T } | { ok: false; problems: FieldProblem[] };

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** The longest field name that is repeated to the sender: a name is theirs, so it may be anything. */
const longestEchoedKey = 64;

function valueAt(input: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown> | null | undefined)?.[step], input);
}

/** The schema that stands at a path, as far as it can be told without choosing a branch of a union. */
function schemaAt(schema: z.core.$ZodType, path: Path): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodExactOptional)
    return schemaAt(schema.unwrap(), path);
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  if (schema instanceof z.ZodArray) return schemaAt(schema.element, rest);
  const child: unknown = schema instanceof z.ZodObject && (schema.shape as Record<PropertyKey, unknown>)[step];
  return child instanceof z.ZodType ? schemaAt(child, rest) : undefined;
}

/** The Chinese title of the field at a path, so that a problem can be read without knowing the field names. */
function titleAt(schema: z.core.$ZodType, path: Path): string | undefined {
  const found = schemaAt(schema, path);
  return found instanceof z.ZodType ? found.meta()?.title : undefined;
}

/** Of a union's branches the one that came closest is explained: the one with the fewest issues. */
function unfold(issue: Issue, before: Path): { issue: Issue; path: Path }[] {
  const path = [...before, ...issue.path];
  const branches = issue.code === 'invalid_union' ? issue.errors.toSorted((one, other) => one.length - other.length) : [];
  const [closest] = branches;
  return closest ? closest.flatMap((inner) => unfold(inner, path)) : [{ issue, path }];
}

function problemsOf(schema: z.core.$ZodType, input: unknown, issue: Issue): FieldProblem[] {
  return unfold(issue, []).flatMap(({ issue: inner, path }) => {
    const { code, detail } = issueText(inner, path.length > 0 && valueAt(input, path) === undefined);
    if (inner.code === 'unrecognized_keys')
      return inner.keys.map((key) => ({ pointer: jsonPointer([...path, key.slice(0, longestEchoedKey)]), code, detail }));
    const title = titleAt(schema, path);
    return [{ pointer: jsonPointer(path), code, detail: title ? `${title}：${detail}` : detail }];
  });
}

/**
 * Reads an input by a schema and, where it fails, names every wrong field: JSON Pointer, stable code, Chinese sentence
 * of what was wrong and what is allowed (P1.1). No value of the input is repeated, because it may be personal data.
 */
export function checkFields<S extends z.ZodType>(schema: S, input: unknown): Checked<z.output<S>> {
  // The empty message marks an issue for which the schema has no sentence of its own.
  const result = schema.safeParse(input, { error: () => '' });
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, problems: result.error.issues.flatMap((issue) => problemsOf(schema, input, issue)) };
}
