import type { RegionRepository } from '../region/ports.ts';
import { DomainError, type FieldProblem } from '../shared/domain-error.ts';
import type { AnonymityRule } from './anonymity-rule.ts';
import { checkSubmission } from './check-submission.ts';
import { formFacts, type FormFacts } from './new-order.ts';
import type { OrderType } from './ports.ts';

/** A form that our own people fill in: the fields of the type's table (表1–3) but the facts of a call, which we know or which there are none of. */
export type OwnForm = { type: OrderType; form: Record<string, unknown> };

/** What the check takes from us instead of the form. */
export type KnownFacts = { agentNumber: string; callerNumber: string; calledAt: Date };

const refused = (problems: readonly FieldProblem[]) =>
  new DomainError('validation-failed', `共有 ${problems.length} 处不符合要求，未保存任何内容。`, {
    problems: problems.map((problem) => ({ ...problem, pointer: `/form${problem.pointer}` })),
  });

// Without a date of 12345's the limit table gives the due (P5.2), so that ours may leave it out.
const noDate = '2999-12-31';

/**
 * Checks such a form by the table of its type and the rules between its fields (P1.1, P1.4) and gives its facts; problems
 * point below `/form`. Errors: `validation-failed`, `region-unknown`.
 */
export async function checkForm(
  regions: Pick<RegionRepository, 'find'>,
  { type, form }: OwnForm,
  context: { known: KnownFacts; now: Date; anonymityRule: AnonymityRule },
): Promise<FormFacts> {
  const { agentNumber, callerNumber, calledAt } = context.known;
  const own = { platformOrderNo: 'own', agentNumber, callerNumber, calledAt: calledAt.toISOString() };
  const foreign = [...Object.keys(own), 'attachments'].filter((field) => Object.hasOwn(form, field));
  const isUndated = type === 'complaint' && form['finishBy'] === undefined;
  const checked = checkSubmission(type, { ...form, ...own, ...(isUndated ? { finishBy: noDate } : {}) }, context);
  const problems: FieldProblem[] = foreign.map((field) => ({ pointer: `/${field}`, code: 'unknown-field', detail: '不认识的字段；由系统填入，不要提供。' }));
  if (!checked.ok) throw refused([...problems, ...checked.problems]);
  if (problems.length > 0) throw refused(problems);
  const facts = { ...formFacts(checked.value), ...(isUndated ? { finishBy: undefined } : {}) };
  if (facts.regionCode !== undefined && !(await regions.find(facts.regionCode)))
    throw new DomainError('region-unknown', '行政区划代码不存在，请重新选择。', {
      problems: [{ pointer: '/form/region', code: 'unknown-code', detail: '行政区划：代码不存在。' }],
    });
  return facts;
}
