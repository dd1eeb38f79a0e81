import type { z } from 'zod';
import type { FieldProblem } from '../shared/domain-error.ts';
import { checkFields, type Checked } from '../shared/field-problems.ts';
import { chinaDayOf, inFutureDetail, isInFuture } from '../shared/instant.ts';
import { anonymityProblems, type AnonymityRule } from './anonymity-rule.ts';
import { complaintSubmission } from './complaint.ts';
import { callFields } from './call-fields.ts';
import type { OrderType } from './ports.ts';
import { submissionSchemas, type SubmissionByType } from './schema.ts';

/** What the check needs beside the body: the business time of the request and the platform's reading of the 匿名 rule. */
export type SubmissionContext = { now: Date; anonymityRule: AnonymityRule };

type Body = Readonly<Record<string, unknown>>;

/** A field as the rules between fields see it: only where it is right in itself. */
function soundField<S extends z.ZodType>(schema: S, value: unknown): z.output<S> | undefined {
  const result = schema.safeParse(value);
  return result.success ? result.data : undefined;
}

/** 来电时间 may not be in the future (P1.1). */
function callTimeProblems(body: Body, now: Date): FieldProblem[] {
  const calledAt = soundField(callFields.calledAt, body['calledAt']);
  if (calledAt === undefined || !isInFuture(calledAt, now)) return [];
  return [{ pointer: '/calledAt', code: 'in-future', detail: `来电时间：${inFutureDetail}` }];
}

/** 办结日期 before the day of the call is a mistake; one that has merely passed is accepted and red at once (P5.3). */
function finishByProblems(body: Body): FieldProblem[] {
  const finishBy = soundField(complaintSubmission.shape.finishBy, body['finishBy']);
  const calledAt = soundField(callFields.calledAt, body['calledAt']);
  if (finishBy === undefined || calledAt === undefined || finishBy >= chinaDayOf(new Date(calledAt))) return [];
  return [{ pointer: '/finishBy', code: 'too-early', detail: '办结日期：不得早于来电之日。' }];
}

function callerDataProblems(body: Body, rule: AnonymityRule): FieldProblem[] {
  if (typeof body['anonymous'] !== 'boolean') return [];
  return anonymityProblems(rule, {
    anonymous: body['anonymous'],
    confidential: body['confidential'] === true,
    provides: (field) => body[field] !== undefined,
  });
}

/** The rules between fields; they look at the body itself, so that they speak even where other fields are wrong. */
function problemsBetweenFields(type: OrderType, body: unknown, context: SubmissionContext): FieldProblem[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return [];
  const fields = body as Body;
  const problems = callTimeProblems(fields, context.now);
  if (type !== 'complaint') return problems;
  return [...problems, ...finishByProblems(fields), ...callerDataProblems(fields, context.anonymityRule)];
}

/**
 * Checks a submitted order against its table and the rules between its fields; names every wrong field at once (P1.1,
 * P1.4, P5.3). The value is the body with its ID number in normal form. Whether region and attachments exist is the intake's question.
 */
export function checkSubmission<T extends OrderType>(type: T, body: unknown, context: SubmissionContext): Checked<SubmissionByType[T]> {
  const checked = checkFields(submissionSchemas[type], body);
  const between = problemsBetweenFields(type, body, context);
  if (checked.ok && between.length === 0) return { ok: true, value: checked.value as SubmissionByType[T] };
  return { ok: false, problems: [...(checked.ok ? [] : checked.problems), ...between] };
}
