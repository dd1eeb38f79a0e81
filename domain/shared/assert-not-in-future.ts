import { DomainError } from './domain-error.ts';
import { inFutureDetail, isInFuture } from './instant.ts';

/** Refuses a time of something that people say has happened, when it hasn't come yet. Error: `validation-failed`. */
export function assertNotInFuture(field: { pointer: string; title: string; time: string | undefined }, now: Date): void {
  if (field.time === undefined || !isInFuture(field.time, now)) return;
  throw new DomainError('validation-failed', '有时间晚于现在，未保存任何内容。', {
    problems: [{ pointer: field.pointer, code: 'in-future', detail: `${field.title}：${inFutureDetail}` }],
  });
}
