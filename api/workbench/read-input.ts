import type { z } from 'zod';
import { DomainError } from '../../domain/shared/domain-error.ts';
import { checkFields } from '../../domain/shared/field-problems.ts';

/** Reads a body or a query by its contract. Error: `validation-failed`, naming every wrong field. */
export function readInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const checked = checkFields(schema, input ?? {});
  if (checked.ok) return checked.value;
  throw new DomainError('validation-failed', `共有 ${checked.problems.length} 处不符合要求，未保存任何内容。`, { problems: checked.problems });
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** An id in an address; what is no id names nothing. Error: `not-found`. */
export function readId(parameter: string | string[] | undefined): string {
  if (typeof parameter === 'string' && uuid.test(parameter)) return parameter;
  throw new DomainError('not-found', '对象不存在或不在您的权限范围内。');
}
