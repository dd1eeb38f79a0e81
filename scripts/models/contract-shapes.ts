import { z } from 'zod';
import { completions } from '../../processes/contracts/completions.ts';
import { jobContracts } from '../../processes/contracts/jobs.ts';
import { messageVariables } from '../../processes/contracts/messages.ts';

const keysOf = (schema: z.ZodObject): readonly string[] => Object.keys(schema.shape);
const field = (schema: z.ZodObject | undefined, name: string): unknown => find<unknown>(schema?.shape ?? {}, name);
const find = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined => (Object.hasOwn(table, key) ? table[key] : undefined);

/** Every job type and every form that has a contract. */
export const contractedJobs: readonly string[] = Object.keys(jobContracts).sort();
export const contractedForms: readonly string[] = Object.keys(completions).sort();

/** Names a message carries; `undefined` when it has no contract. */
export function messageKeys(name: string): readonly string[] | undefined {
  const schema = find<z.ZodObject>(messageVariables, name);
  return schema && keysOf(schema);
}

/** Names a worker reads and completes with; `undefined` when the job type has no contract. */
export function jobKeys(type: string): { readonly reads: readonly string[]; readonly writes: readonly string[] } | undefined {
  const contract = find<{ reads: z.ZodObject; writes: z.ZodObject }>(jobContracts, type);
  return contract && { reads: keysOf(contract.reads), writes: keysOf(contract.writes) };
}

/** Names some outcome of a form completes with; `undefined` when the form has no contract. */
export function completionKeys(formKey: string): readonly string[] | undefined {
  const union = find<{ readonly options: readonly z.ZodObject[] }>(completions, formKey);
  return union && [...new Set(union.options.flatMap(keysOf))];
}

/** The texts a schema allows: of a literal or an enum. `undefined` for anything open, such as ids and booleans. */
function textsOf(schema: unknown): readonly string[] | undefined {
  const values: readonly unknown[] = schema instanceof z.ZodLiteral ? [...schema.values] : schema instanceof z.ZodEnum ? schema.options : [];
  const texts = values.filter((value) => typeof value === 'string');
  return texts.length > 0 && texts.length === values.length ? texts : undefined;
}

/** The texts a human task of this form may complete `name` with, over all outcomes. */
export function completionTexts(formKey: string, name: string): readonly string[] | undefined {
  const options = find<{ readonly options: readonly z.ZodObject[] }>(completions, formKey)?.options ?? [];
  const texts = options.flatMap((option) => textsOf(field(option, name)) ?? []);
  return texts.length > 0 ? [...new Set(texts)] : undefined;
}

/** The texts a worker of this job type may complete `name` with. */
export function jobTexts(type: string, name: string): readonly string[] | undefined {
  return textsOf(field(find<{ writes: z.ZodObject }>(jobContracts, type)?.writes, name));
}

/** The texts a message may carry as `name`. */
export function messageTexts(message: string, name: string): readonly string[] | undefined {
  return textsOf(field(find<z.ZodObject>(messageVariables, message), name));
}
